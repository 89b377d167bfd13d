// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.modules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code src/examples/library}, which Maven has built beforehand from what this build installed,
 * and what it runs on.
 */
class LibraryIT {
  private static final List<String> MODULES =
      List.of("dev.phonocode.audio", "dev.phonocode.model", "dev.phonocode.codec");
  private static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");
  private static final String MAIN = "com.example.speaks.Speaks";
  private static final Path HELLO = Checkout.root().resolve("src/examples/hello.wav");
  private static final Path BUILT = Path.of("target/examples/library/target");

  @TempDir Path folder;

  @Test
  void bringsSevenJars() throws IOException {
    assertEquals(
        List.of(
            "TarsosDSP",
            "gson",
            "jflac-codec",
            "phonocode-audio-io",
            "phonocode-codec",
            "phonocode-model",
            "slf4j-api"),
        libraries().stream()
            .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
            .toList());
  }

  @Test
  void speaksTheSameOnEachPathWithAndWithoutTheVectorModule() throws Exception {
    List<String> classPath = List.of("-cp", path(), MAIN);
    List<String> modulePath = List.of("-p", path(), "-m", "com.example.speaks/" + MAIN);
    byte[] spoken = speaks("scalar", List.of(), classPath);
    assertTrue(spoken.length > 100_000, "as long as it was");
    assertArrayEquals(spoken, speaks("vector", VECTOR, classPath));
    assertArrayEquals(spoken, speaks("scalar", List.of(), modulePath));
    assertArrayEquals(spoken, speaks("vector", VECTOR, modulePath));
  }

  /** What a module hides says so in its name. */
  @Test
  void everyPackageThatIsNotInternalIsExported() throws IOException {
    ModuleFinder finder = ModuleFinder.of(libraries().toArray(Path[]::new));
    for (String name : MODULES) {
      ModuleDescriptor module = finder.find(name).orElseThrow().descriptor();
      Set<String> exported =
          module.exports().stream()
              .filter(export -> !export.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> meant =
          module.packages().stream()
              .filter(p -> !p.contains(".internal"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(meant, exported, name);
    }
  }

  /** The WAV that the program writes; it must say that it ran on kernels of that kind. */
  private byte[] speaks(String kernels, List<String> modules, List<String> program)
      throws Exception {
    Path out = folder.resolve("again.wav");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(modules);
    command.addAll(program);
    command.addAll(List.of(HELLO.toString(), out.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ": " + said);
    assertTrue(said.matches("(?s).*\\d+ frames on " + kernels + ".*"), () -> command + ": " + said);
    return Files.readAllBytes(out);
  }

  private static String path() throws IOException {
    return Stream.concat(Stream.of(BUILT.resolve("speaks.jar")), libraries().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What Maven resolved for the program, by name. */
  private static List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
      return jars.sorted().toList();
    }
  }
}
