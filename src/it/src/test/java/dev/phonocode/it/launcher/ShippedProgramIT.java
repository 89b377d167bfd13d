// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real program from the jars that this build has just made, started by the launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class ShippedProgramIT {

  @TempDir static Path base;

  private static FakeCheckout checkout;

  @BeforeAll
  static void takeTheJars() throws IOException {
    checkout = FakeCheckout.ofBuiltJars(base);
  }

  @Test
  void explainsItself() throws Exception {
    Finished run = checkout.run("--help").finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertTrue(String.join("\n", run.out()).contains("Usage: phonocode VERB"), run.toString());
  }

  @Test
  void callsAnUnknownVerbAUsageError() throws Exception {
    Finished run = checkout.run("sing").finish();
    assertEquals(2, run.exitCode(), run.toString());
    assertTrue(run.complains("sing"), run.toString());
  }

  @Test
  void saysWhichFileIsMissing() throws Exception {
    Finished run = checkout.run("info", "no such file.wav").finish();
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.complains("no such file.wav"), run.toString());
    assertEquals(List.of(), run.out());
    assertFalse(run.complains("Exception"), run.toString());
  }

  @Test
  void readsARelativeFileThroughALinkToTheLauncher() throws Exception {
    Path folder = Files.createDirectory(base.resolve("the caller's folder"));
    Files.copy(Checkout.root().resolve("src/examples/hello.wav"), folder.resolve("he llo.wav"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.launcher());
    Finished run = checkout.run(link).args("info", "he llo.wav", "--json").in(folder).finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals(1, run.out().size(), "one object a line: " + run);
    assertTrue(run.out().get(0).contains("\"sample_rate\":16000"), run.toString());
  }
}
