// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code src/examples/library}, compiled and run with {@code java -p}. */
class ModulePathIT {
  private static final List<String> MODULES =
      List.of("dev.phonocode.audio", "dev.phonocode.model", "dev.phonocode.codec");
  private static final String VECTOR = "jdk.incubator.vector";
  private static final Path EXAMPLES = Checkout.root().resolve("src/examples");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  @TempDir static Path folder;

  private static String modulePath;

  @BeforeAll
  static void compile() throws Exception {
    modulePath = String.join(":", jars());
    List<String> javac = new ArrayList<>(List.of(JAVA.resolve("javac").toString()));
    javac.addAll(List.of("-d", folder.resolve("speaks").toString(), "-p", modulePath));
    Path sources = EXAMPLES.resolve("library/src/main/java");
    Checkout.javaFiles(sources).forEach(file -> javac.add(file.toString()));
    run(javac);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void runsAsAModuleWithAndWithoutTheVectorModule(boolean vector) throws Exception {
    List<String> java = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
    if (vector) {
      java.addAll(List.of("--add-modules", VECTOR));
    }
    Path out = folder.resolve("again" + vector + ".wav");
    java.addAll(List.of("-p", folder.resolve("speaks") + ":" + modulePath));
    java.addAll(List.of("-m", "com.example.speaks/com.example.speaks.Speaks"));
    java.addAll(List.of(EXAMPLES.resolve("hello.wav").toString(), out.toString()));
    String said = run(java);
    assertTrue(said.contains(" frames on "), said);
    assertTrue(vector || said.contains("scalar"), said);
    assertTrue(Files.size(out) > 100_000, "as long as it was");
  }

  /** What a module hides says so in its name. */
  @Test
  void everyPackageThatIsNotInternalIsExported() throws IOException {
    ModuleFinder finder = ModuleFinder.of(jars().stream().map(Path::of).toArray(Path[]::new));
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

  /** The codec and what it brings, of all that the launcher puts on the class path. */
  private static List<String> jars() throws IOException {
    String classPath = Files.readString(Checkout.root().resolve("tools/cli/target/classpath"));
    List<String> wanted =
        List.of(
            "phonocode-audio-io-",
            "phonocode-codec-",
            "phonocode-model-[0-9]",
            "TarsosDSP-",
            "jflac-codec-",
            "gson-",
            "slf4j-api-");
    List<String> found =
        Stream.of(classPath.split(":"))
            .filter(jar -> wanted.stream().anyMatch(w -> jar.matches(".*/" + w + "[^/]*")))
            .toList();
    assertEquals(wanted.size(), found.size(), found.toString());
    return found;
  }

  /** Runs it to success; what it says on both streams. */
  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ": " + said);
    return said;
  }
}
