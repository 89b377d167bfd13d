// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Debian's programs")
class ExamplesIT {
  private static final Path EXAMPLES = Checkout.root().resolve("src/examples");
  private static final Path SPEECH = EXAMPLES.resolve("hello.wav");
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin").toString();

  @TempDir Path folder;

  @Test
  void encodes() throws Exception {
    Path codes = folder.resolve("a.phc");
    Path again = folder.resolve("a.wav");
    String said = java("Encode.java", SPEECH, codes, again);
    assertTrue(said.matches("(?s).*\\d+ frames of \\d+ codes\\s*"), said);
    assertEquals(Files.size(SPEECH) / 2, Files.size(again) / 2, 1000, "as long as it was");
  }

  @Test
  void streams() throws Exception {
    Path codes = folder.resolve("stream.phc");
    run(
        codes,
        command(JAVA + "/java", "-cp", classPath(), EXAMPLES.resolve("Stream.java"), SPEECH));
    String info = phonocode("info", codes, "--json");
    assertTrue(info.contains("\"format\":\"phc\""), info);
  }

  @Test
  void converts() throws Exception {
    Path other = folder.resolve("other.wav");
    String said = java("Convert.java", SPEECH, other);
    assertTrue(said.contains("in the voice of "), said);
    assertTrue(Files.size(other) > 10_000);
  }

  @Test
  void talksInJshell() throws Exception {
    String said =
        run(
            folder.resolve("said"),
            command(
                JAVA + "/jshell",
                "--class-path",
                classPath(),
                "-R-Dspeech=" + SPEECH,
                EXAMPLES.resolve("session.jsh")));
    assertTrue(said.contains("first frame ["), said);
    assertTrue(said.contains(" bits in the first book"), said);
  }

  @Test
  void plotsCodesAgainstPhones() throws Exception {
    String python = "/usr/bin/python3";
    assumeTrue(
        works(python, "-c", "import numpy, pandas, matplotlib"),
        "needs Debian's python3-pandas and python3-matplotlib");
    Path speech = Files.createDirectory(folder.resolve("speech"));
    Files.copy(SPEECH, speech.resolve("hello.wav"));
    Path codes = folder.resolve("codes");
    phonocode("codes", speech, codes, "--format", "npz");
    Path labels = folder.resolve("hello.ctm");
    Files.writeString(labels, ";; rough\nhello 1 0 0.5 HH\nhello 1 0.5 1 AH\nhello 1 1.5 9 SIL\n");
    Path picture = folder.resolve("codes.png");
    String said =
        run(
            folder.resolve("said"),
            command(python, EXAMPLES.resolve("codes_and_phones.py"), codes, labels, picture));
    assertTrue(said.contains(" codes, 3 phones"), said);
    assertTrue(Files.size(picture) > 1000, "a picture");
  }

  @Test
  void countsTheUnitsOfAFolder() throws Exception {
    String python = "/usr/bin/python3";
    assumeTrue(works(python, "-c", "import pandas"), "needs Debian's python3-pandas");
    Path speech = Files.createDirectory(folder.resolve("speech"));
    Files.copy(SPEECH, speech.resolve("hello.wav"));
    Path units = folder.resolve("units");
    phonocode("codes", speech, units, "--units", "--model", "phonemes");
    String said = run(folder.resolve("said"), command(python, EXAMPLES.resolve("units.py"), units));
    assertTrue(said.startsWith("1 recordings, "), said);
    assertTrue(said.matches("(?s).*\\nhello: ([A-Z]+ ){20,}[A-Z]+\\n.*"), said);
    assertTrue(said.contains("mean_ms"), said);
  }

  @Test
  void learnsTheCodesOfACorpusInPythonAndSpeaks() throws Exception {
    String python = "python3"; // the caller's own, since Debian has no reader of Parquet
    assumeTrue(works(python, "-c", "import pandas, pyarrow"), "needs pandas and pyarrow");
    Path speech = Files.createDirectory(folder.resolve("speech"));
    Files.copy(SPEECH, speech.resolve("hello.wav"));
    Path corpus = folder.resolve("corpus");
    Path tools = Checkout.root().resolve("tools/corpus");
    run(
        folder.resolve("said"),
        command(
            JAVA + "/java",
            "@" + tools.resolve("src/main/conf/jvm.options"),
            "-cp",
            tools.resolve("target/phonocode-corpus-submit.jar")
                + ":"
                + Files.readString(tools.resolve("target/classpath")),
            "dev.phonocode.cli.Main",
            "corpus",
            "encode",
            "--data",
            speech,
            "--out",
            corpus));
    Path codes = folder.resolve("drawn.csv");
    String said =
        run(folder.resolve("said"), command(python, EXAMPLES.resolve("bigram.py"), corpus, codes));
    assertTrue(said.contains(" bits a code alone, "), said);
    Path drawn = folder.resolve("drawn.wav");
    phonocode("decode", codes, drawn);
    assertEquals(10 * 16_000 * 2, Files.size(drawn), 1000, "ten seconds");
  }

  @Test
  void opensInPraat() throws Exception {
    assumeTrue(works("/usr/bin/praat", "--version"), "needs Debian's praat");
    Path grid = folder.resolve("hello.TextGrid");
    phonocode("codes", SPEECH, grid, "--format", "textgrid");
    String said =
        run(
            folder.resolve("said"),
            command("/usr/bin/praat", "--run", EXAMPLES.resolve("textgrid.praat"), grid));
    assertTrue(said.contains("book1: ") && said.contains(" ms each"), said);
  }

  @Test
  void opensUnitsInPraat() throws Exception {
    assumeTrue(works("/usr/bin/praat", "--version"), "needs Debian's praat");
    Path grid = folder.resolve("units.TextGrid");
    phonocode("codes", SPEECH, grid, "--format", "textgrid", "--units", "--model", "phonemes");
    String said =
        run(
            folder.resolve("said"),
            command("/usr/bin/praat", "--run", EXAMPLES.resolve("textgrid.praat"), grid));
    assertTrue(said.contains("codes: ") && said.contains("phones: "), said);
  }

  private String java(String program, Object... args) throws Exception {
    List<String> command =
        new ArrayList<>(command(JAVA + "/java", "-cp", classPath(), EXAMPLES.resolve(program)));
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    return run(folder.resolve("said"), command);
  }

  private String phonocode(Object... args) throws Exception {
    List<String> command =
        new ArrayList<>(command(JAVA + "/java", "-cp", classPath(), "dev.phonocode.cli.Main"));
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    return run(folder.resolve("said"), command);
  }

  /** What the launcher puts on it. */
  private static String classPath() throws IOException {
    Path target = Checkout.root().resolve("tools/cli/target");
    return target.resolve("phonocode-cli.jar")
        + ":"
        + Files.readString(target.resolve("classpath"));
  }

  private static List<String> command(Object... words) {
    return Arrays.stream(words).map(Object::toString).toList();
  }

  /** Runs it to success; what it says on standard output goes to the file and comes back. */
  private String run(Path out, List<String> command) throws Exception {
    Path words = folder.resolve("words");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(words.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> command + ": " + read(out) + read(words));
    return read(out);
  }

  /** Text, or whatever looks like it. */
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // not installed
    }
  }
}
