// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
@EnabledIfSystemProperty(
    named = DistributionIT.ARCHIVE,
    matches = ".+",
    disabledReason = "mvn -Pdist verify makes one")
class DistributionIT {
  static final String ARCHIVE = "phonocode.dist";

  private static final long MOST_BYTES = 25_000_000;

  @TempDir static Path base;

  private static Path program;
  private static Path home;
  private static Path temporary;

  @BeforeAll
  static void unpack() throws Exception {
    Path tar = Path.of(System.getProperty(ARCHIVE) + ".tar.gz");
    assertEquals(0, run(List.of("tar", "xzf", tar.toString(), "-C", base.toString())).code());
    program = base.resolve(tar.getFileName().toString().replace(".tar.gz", ""));
    home = Files.createDirectory(base.resolve("home"));
    temporary = Files.createDirectory(base.resolve("tmp"));
  }

  @Test
  void isSmall() throws IOException {
    for (String form : List.of(".tar.gz", ".zip")) {
      long bytes = Files.size(Path.of(System.getProperty(ARCHIVE) + form));
      assertTrue(bytes < MOST_BYTES, form + " has " + bytes + " bytes");
    }
  }

  /** As under any umask: builds are equal to the byte. */
  @Test
  void ourJarsHoldTheSameModesWhoeverBuilds() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(program.resolve("lib"), "phonocode-*.jar")) {
      for (Path jar : jars) {
        try (FileSystem inside =
                FileSystems.newFileSystem(jar, Map.of("enablePosixFileAttributes", true));
            Stream<Path> all = Files.walk(inside.getPath("META-INF"))) {
          for (Path path : all.toList()) {
            assertEquals(
                Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                jar + " " + path);
          }
        }
      }
    }
  }

  /** The output, and the cache that the help names, are all that a round trip leaves behind. */
  @Test
  void roundtripsInAnEmptyEnvironmentAndWritesNothingElse() throws Exception {
    Set<String> before = files();
    Path out = base.resolve("again.wav");
    for (int time = 0; time < 2; time++) { // the second time with the archive of classes
      Said said = phonocode("roundtrip", hello(), out.toString(), "--force", "--json");
      assertEquals(0, said.code(), said.toString());
      assertTrue(said.text().contains("\"bps_file\":"), said.toString());
    }
    assertEquals(Files.size(Path.of(hello())), Files.size(out));
    Set<String> written = files();
    written.removeAll(before);
    assertTrue(written.remove("again.wav"), written.toString());
    assertTrue(
        written.stream().allMatch(name -> name.startsWith("home/.cache/phonocode/")),
        written.toString());
    assertEquals(1, written.size(), "the archive of classes: " + written);
    assertTrue(phonocode("--help").text().contains(".cache"));
  }

  @Test
  void anEmptyCacheVariableMeansNoCache() throws Exception {
    Set<String> before = files();
    List<String> command = command("PHONOCODE_CACHE=");
    command.addAll(List.of("roundtrip", hello(), base.resolve("no-cache.wav").toString()));
    Said said = run(command);
    assertEquals(0, said.code(), said.toString());
    Set<String> written = files();
    written.removeAll(before);
    assertEquals(Set.of("no-cache.wav"), written);
  }

  @Test
  void tellsInOneLineWherePyTorchComesFrom() throws Exception {
    List<String> command = command("PHONOCODE_PYTORCH=" + home);
    command.addAll(
        List.of("encode", hello(), base.resolve("t.phc").toString(), "--engine", "pytorch"));
    Said said = run(command);
    assertEquals(1, said.code(), said.toString());
    String line =
        said.text().lines().filter(l -> l.startsWith("phonocode ")).findFirst().orElse("");
    assertTrue(line.contains("mvn dependency:get"), said.toString());
    assertFalse(said.text().contains("\tat "), "a stack trace: " + said);
  }

  @Test
  void bringsPagesCompletionsAndLicences() {
    for (String file :
        List.of(
            "bin/phonocode.cmd",
            "man/man1/phonocode.1",
            "completions/phonocode.bash",
            "completions/_phonocode",
            "completions/phonocode.fish",
            "licences/GPL-3.0.txt",
            "licences/THIRD-PARTY.txt")) {
      assertTrue(Files.isRegularFile(program.resolve(file)), file);
    }
  }

  @Test
  void everyLicenceThatIsListedIsThere() throws IOException {
    Path licences = program.resolve("licences");
    for (String line : Files.readAllLines(licences.resolve("THIRD-PARTY.txt"))) {
      if (line.strip().startsWith("(")) {
        String name = line.strip().substring(1, line.strip().indexOf(')'));
        assertTrue(Files.isRegularFile(licences.resolve(name + ".txt")), line);
      }
    }
  }

  private static String hello() {
    return program.resolve("examples/hello.wav").toString();
  }

  /** Everything below the test's folder, by its path, without folders. */
  private static Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(base)) {
      return all.filter(Files::isRegularFile)
          .map(file -> base.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Said phonocode(String... args) throws Exception {
    List<String> command = command("LC_ALL=C");
    command.addAll(List.of(args));
    return run(command);
  }

  /** The program with nothing in its environment but a path, an empty home and one variable. */
  private static List<String> command(String variable) {
    return new ArrayList<>(
        List.of(
            "env",
            "-i",
            "PATH=" + Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin",
            "HOME=" + home,
            "PHONOCODE_JAVA_OPTS=-Djava.io.tmpdir=" + temporary,
            variable,
            program.resolve("bin/phonocode").toString()));
  }

  /**
   * What a process came to.
   *
   * @param text of both its streams
   */
  private record Said(int code, String text) {}

  private static Said run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
