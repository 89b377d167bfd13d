// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  private static final int RATE_HZ = 16_000;

  /** What every file below says. */
  private static final List<String> SAID = List.of("0.0-0.05 SIL", "0.05-0.15 AH", "0.15-0.3 S");

  private static final String LONG_GRID =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 0.3
      tiers? <exists>
      size = 3
      item []:
          item [1]:
              class = "IntervalTier"
              name = "words"
              xmin = 0
              xmax = 0.3
              intervals: size = 1
              intervals [1]:
                  xmin = 0
                  xmax = 0.3
                  text = "he said ""us"" 7 times"
          item [2]:
              class = "TextTier"
              name = "points"
              xmin = 0
              xmax = 0.3
              points: size = 1
              points [1]:
                  number = 0.1
                  mark = "here"
          item [3]:
              class = "IntervalTier"
              name = "Phones"
              xmin = 0
              xmax = 0.3
              intervals: size = 3
              intervals [1]:
                  xmin = 0
                  xmax = 0.05
                  text = "SIL"
              intervals [2]:
                  xmin = 0.05
                  xmax = 0.15
                  text = "AH"
              intervals [3]:
                  xmin = 0.15
                  xmax = 0.3
                  text = "S"
      """;

  private static final String SHORT_GRID =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0
      0.3
      <exists>
      1
      "IntervalTier"
      "phone"
      0
      0.3
      3
      0
      0.05
      "SIL"
      0.05
      0.15
      "AH"
      0.15
      0.3
      "S"
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true"})
  void readsTextGridsLongAndShortInTheCodingsThatPraatWrites(String charset, boolean hasMark)
      throws IOException {
    for (String grid : List.of(LONG_GRID, SHORT_GRID, SHORT_GRID.replace("\n", "\r\n"))) {
      assertEquals(SAID, read("a.TextGrid", hasMark ? "\ufeff" + grid : grid, charset));
    }
  }

  @Test
  void readsCtmWithManyRecordings() throws IOException {
    String ctm =
        ";; made by hand\nset/a 1 0 0.05 SIL\nb 1 0 1 M 0.9\nset/a 1 0.05 0.1 AH\n"
            + "set/a 1 0.15 0.15 S\n";
    Labels labels = Labels.open(write("all.ctm", ctm, "UTF-8"));
    assertEquals(SAID, said(labels.of("set/a.flac", RATE_HZ).orElseThrow()));
    assertEquals(List.of("0.0-1.0 M"), said(labels.of("deep/down/b.wav", RATE_HZ).orElseThrow()));
    assertTrue(labels.of("c.wav", RATE_HZ).isEmpty());
  }

  @Test
  void timesOfACtmAreRoundedAndOverlapByAsMuch() throws IOException {
    Path ctm =
        write("all.ctm", "a 1 0 0.11 AH\na 1 0.10 0.1 S\nb 1 0 0.12 AH\nb 1 0.1 1 S\n", "UTF-8");
    Labels labels = Labels.open(ctm);
    assertEquals(List.of("0.0-0.1 AH", "0.1-0.2 S"), said(labels.of("a.wav", 1).orElseThrow()));
    assertThrows(LabelException.class, () -> labels.of("b.wav", 1), "20 ms are no rounding");
  }

  @Test
  void wordsStandBesideThePhones() throws IOException {
    Files.createDirectories(folder.resolve("labels/set"));
    Files.writeString(folder.resolve("labels/phones.ctm"), "set/a.b 1 0 0.5 AH\nset/b 1 0 0.5 S\n");
    Files.writeString(folder.resolve("labels/words.ctm"), "set/a.b 1 0 1 a\n");
    Files.writeString(folder.resolve("labels/set/c.TextGrid"), LONG_GRID);
    Files.writeString(folder.resolve("labels/d.phn"), "0 800 SIL\n");
    Labels labels = Labels.open(folder.resolve("labels"));
    Path audio = folder.resolve("elsewhere/set");
    assertEquals(List.of("0.0-0.5 AH"), said(labels.ofFile(audio.resolve("a.b.flac"), 1).get()));
    assertEquals(
        List.of("0.0-1.0 a"), said(labels.wordsOfFile(audio.resolve("a.b.flac"), RATE_HZ).get()));
    assertEquals(List.of("0.0-0.5 S"), said(labels.ofFile(audio.resolve("b.wav"), 1).get()));
    assertTrue(labels.wordsOfFile(audio.resolve("b.wav"), RATE_HZ).isEmpty());
    assertEquals(SAID, said(labels.ofFile(audio.resolve("c.wav"), 1).get()));
    assertEquals(
        List.of("0.0-0.3 he said \"us\" 7 times"),
        said(labels.wordsOfFile(audio.resolve("c.wav"), RATE_HZ).get()));
    assertEquals(List.of("0.0-0.05 SIL"), said(labels.ofFile(Path.of("d.wav"), RATE_HZ).get()));
    assertTrue(labels.wordsOfFile(Path.of("d.wav"), RATE_HZ).isEmpty());
    assertTrue(labels.ofFile(Path.of("other/a.b.wav"), 1).isEmpty(), "another set's");
  }

  @Test
  void tellsHtkUnitsFromSeconds() throws IOException {
    assertEquals(SAID, read("a.lab", "0 500000 SIL\n500000 1500000 AH -3\n1500000 3000000 S\n"));
    assertEquals(SAID, read("a.lab", "0.0 0.05 SIL\n0.05\t0.15 AH\n0.15 0.3 S\n"));
    assertEquals(List.of("0.0-1.0 a", "1.0-2.0 "), read("a.lab", "0 1 a\n1 2\n"), "whole seconds");
  }

  @Test
  void readsTimitInSamples() throws IOException {
    assertEquals(SAID, read("a.phn", "0 800 SIL\n800 2400 AH\n2400 4800 S\n"));
  }

  @Test
  void findsFilesOfAFolderByPathOrByNameAlone() throws IOException {
    Files.createDirectories(folder.resolve("labels/x"));
    Files.createDirectories(folder.resolve("labels/y"));
    Files.writeString(folder.resolve("labels/x/a.lab"), "0.0 1.0 X\n");
    Files.writeString(folder.resolve("labels/y/a.lab"), "0.0 1.0 Y\n");
    Files.writeString(folder.resolve("labels/y/b.PHN"), "0 800 B\n");
    Labels labels = Labels.open(folder.resolve("labels"));
    assertEquals(List.of("0.0-1.0 X"), said(labels.of("x/a.wav", RATE_HZ).orElseThrow()));
    assertEquals(List.of("0.0-0.05 B"), said(labels.of("elsewhere/b.wav", RATE_HZ).orElseThrow()));
    IOException e = assertThrows(LabelException.class, () -> labels.of("z/a.wav", RATE_HZ));
    assertTrue(e.getMessage().contains("one of 2 that could label z/a"), e.getMessage());
  }

  @Test
  void theLabelAtATimeIsThatOfItsSegment() throws IOException {
    Labels labels = Labels.open(write("a.lab", "0.1 0.2 A\n0.2 0.3 B\n0.4 0.5 C\n", "UTF-8"));
    Transcript transcript = labels.of("a.wav", RATE_HZ).orElseThrow();
    assertTrue(transcript.at(0.05).isEmpty());
    assertEquals("A", transcript.at(0.1).orElseThrow().label());
    assertEquals("B", transcript.at(0.2).orElseThrow().label(), "an end belongs to the next");
    assertTrue(transcript.at(0.35).isEmpty());
    assertEquals("C", transcript.at(0.45).orElseThrow().label());
    assertTrue(transcript.at(0.5).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.lab | 0.0 0.2 A#0.1 0.3 B            | :2: begins at 0.1 s, but line 1 ends at 0.2 s
          a.lab | 0.2 0.3 A#0.0 0.1 B            | :2: begins at 0.0 s, before line 1 at 0.2 s
          a.lab | 0.2 0.1 A                      | :1: goes backwards, from 0.2 s to 0.1 s
          a.lab | -0.2 0.1 A                     | :1: begins at -0.2 s, before 0 s
          a.lab | 0.0 0.2 A##nonsense            | :3: found 'nonsense'
          a.lab | 0.0 NaN A                      | :1: end is 'NaN', expected a number
          a.phn | 0 10.5 a                       | :1: end is '10.5', expected a number of samples
          a.phn | 0 10                           | :1: found '0 10', expected start, end and label
          a.ctm | a 1 0 1 X#a 1 x 1 Y            | :2: start is 'x', expected a number
          a.ctm | a 1 0 1                        | :1: 4 columns, expected recording, channel
          a.ctm | a 1 0 1 X#b 1 0 1 Y#a 1 0.5 1 Z| :3: begins at 0.5 s, but line 1 ends at 1.0 s
          a.ctm | a 1 0 -1 X                     | :1: goes backwards
          """)
  void sayWhatIsWrongWithFileAndLine(String name, String lines, String expected)
      throws IOException {
    IOException e =
        assertThrows(IOException.class, () -> read(name, lines.replace('#', '\n') + "\n"));
    assertTrue(e.getMessage().startsWith(folder.resolve(name) + expected), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 6, 7, 11, 14, 17})
  void aShortGridThatIsCutSaysWhereItEnds(int keptLines) {
    List<String> lines = SHORT_GRID.lines().limit(keptLines).toList();
    IOException e =
        assertThrows(
            LabelException.class, () -> read("a.TextGrid", String.join("\n", lines) + "\n"));
    assertTrue(e.getMessage().contains("a.TextGrid:" + Math.max(1, keptLines)), e.getMessage());
  }

  @Test
  void gridsThatAreNoneAreNamed() {
    assertWrong("\"Sound\"", SHORT_GRID.replace("\"TextGrid\"", "\"Sound\""), ":2: ");
    assertWrong("tiers", SHORT_GRID.replace("\n3\n0\n", "\n99999\n0\n"), ":12: the number of");
    assertWrong("order", SHORT_GRID.replace("0.15\n0.3\n\"S", "0.1\n0.3\n\"S"), ":19: begins at");
    assertWrong("class", SHORT_GRID.replace("IntervalTier", "Pitch"), ":8: tier of class 'Pitch'");
    assertWrong("names", LONG_GRID.replace("Phones", "other"), ":1: interval tiers [words, other]");
  }

  private void assertWrong(String what, String grid, String expected) {
    IOException e = assertThrows(LabelException.class, () -> read("a.TextGrid", grid), what);
    assertTrue(e.getMessage().contains("a.TextGrid" + expected), e.getMessage());
  }

  @Test
  void bytesThatAreNoTextAreNamedWithTheirLine() throws IOException {
    Path file = folder.resolve("a.lab");
    Files.write(file, new byte[] {'0', ' ', '1', ' ', 'a', '\n', '1', ' ', '2', ' ', (byte) 0xff});
    IOException e = assertThrows(LabelException.class, () -> of(file));
    assertEquals(file + ":2: not UTF-8 text", e.getMessage());
  }

  @Test
  void labelsPastTheSoundAreNamedButAWindowsOverhangIsNot() throws IOException {
    Transcript transcript =
        Labels.open(write("a.lab", "0.0 0.5 A\n0.5 1.0 B\n", "UTF-8"))
            .of("a.wav", RATE_HZ)
            .orElseThrow();
    transcript.checkWithin(0.96);
    IOException e = assertThrows(LabelException.class, () -> transcript.checkWithin(0.9));
    assertTrue(
        e.getMessage().endsWith("a.lab:2: ends at 1.0 s, past the sound of 0.9 s"), e.getMessage());
  }

  @Test
  void linesThatNameNoRecordingAreToldOnce() throws IOException {
    Path file = write("a.ctm", ";;\nx/a 1 0 1 A\nx/b 1 0 1 B\nx/c 1 0 1 B\n", "UTF-8");
    Labels labels = Labels.open(file);
    assertEquals(
        file + ":3: labels x/b, which is not in the data, nor are 1 more",
        labels.unmatched(List.of("x/a.flac")).orElseThrow());
    assertTrue(labels.unmatched(List.of("x/a.wav", "x/b.wav", "x/c.wav", "d.wav")).isEmpty());
  }

  @Test
  void missingAndUnknownFilesAreNamed() throws IOException {
    assertThrows(NoSuchFileException.class, () -> Labels.open(folder.resolve("nowhere")));
    Path text = write("a.txt", "0 1 a\n", "UTF-8");
    assertTrue(
        assertThrows(IOException.class, () -> Labels.open(text))
            .getMessage()
            .contains("expected .ctm, .TextGrid, .lab or .phn"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertTrue(
        assertThrows(IOException.class, () -> Labels.open(empty))
            .getMessage()
            .contains("no labels in it"));
  }

  private List<String> read(String name, String text) throws IOException {
    return read(name, text, StandardCharsets.UTF_8.name());
  }

  private List<String> read(String name, String text, String charset) throws IOException {
    return of(write(name, text, charset));
  }

  private List<String> of(Path file) throws IOException {
    return said(Labels.open(file).of("a.wav", RATE_HZ).orElseThrow());
  }

  private Path write(String name, String text, String charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(Charset.forName(charset)));
  }

  private static List<String> said(Transcript transcript) {
    return transcript.segments().stream()
        .map(
            s ->
                Math.round(s.startSeconds() * 1e6) / 1e6
                    + "-"
                    + Math.round(s.endSeconds() * 1e6) / 1e6
                    + " "
                    + s.label())
        .toList();
  }
}
