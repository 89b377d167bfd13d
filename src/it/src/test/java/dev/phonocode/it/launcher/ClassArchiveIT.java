// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the launcher has the JVM make when it builds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class ClassArchiveIT {

  @TempDir Path base;

  private FakeCheckout builtWithAnExample() throws Exception {
    FakeCheckout checkout = FakeCheckout.ofBuiltJars(base);
    Path examples = Files.createDirectories(checkout.root.resolve("src/examples"));
    Files.copy(Checkout.root().resolve("src/examples/hello.wav"), examples.resolve("hello.wav"));
    Finished first = checkout.run("version").finish();
    assertEquals(0, first.exitCode(), first.toString());
    return checkout;
  }

  private static Path archive(FakeCheckout checkout) throws IOException {
    try (Stream<Path> files = Files.walk(checkout.root.resolve(".phonocode/app"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith("classes-")).toList();
      assertEquals(1, found.size(), found.toString());
      return found.get(0);
    }
  }

  @Test
  void fitsTheJvmThatMadeIt() throws Exception {
    FakeCheckout checkout = builtWithAnExample();
    assertTrue(Files.size(archive(checkout)) > 1_000_000);
    // With this option the JVM does not start if it cannot use the archive.
    String required =
        archive(checkout).toString().endsWith(".jsa") ? "-Xshare:on" : "-XX:AOTMode=on";
    Finished run =
        checkout.run("encode", "no such file", "x").with("PHONOCODE_JAVA_OPTS", required).finish();
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.complains("no such file"), run.toString());
  }

  @Test
  void isPassedByInSilenceWhereItIsDamaged() throws Exception {
    FakeCheckout checkout = builtWithAnExample();
    Path archive = archive(checkout);
    Files.delete(archive); // the JVM writes it read-only
    Files.writeString(archive, "no archive");
    Finished run = checkout.run("version").finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals(1, run.out().size(), run.toString());
    assertTrue(run.out().get(0).startsWith("phonocode "), run.toString());
    assertEquals(List.of(), run.err(), run.toString());
  }
}
