// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TextGrids as other programs and other people leave them. */
class TextGridTest {
  private static final int MANY = 1_000_000;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20); // quadratic: hours

  @TempDir Path folder;

  private static String tier(String name, String... labels) {
    StringBuilder tier = new StringBuilder("\"IntervalTier\"\n\"" + name + "\"\n0\n");
    tier.append(labels.length).append('\n').append(labels.length).append('\n');
    for (int i = 0; i < labels.length; i++) {
      tier.append(i + "\n" + (i + 1) + "\n\"" + labels[i] + "\"\n");
    }
    return tier.toString();
  }

  private static String grid(String... tiers) {
    return "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n"
        + tiers.length
        + "\n"
        + String.join("", tiers);
  }

  private Labels open(String text) throws IOException {
    return Labels.open(Files.writeString(folder.resolve("a.TextGrid"), text));
  }

  private List<String> phones(String text) throws IOException {
    return open(text).of("a.wav", 1).orElseThrow().segments().stream().map(Segment::label).toList();
  }

  private String failure(String text) {
    return assertThrows(LabelException.class, () -> phones(text)).getMessage();
  }

  @Test
  void theOldShortHeaderIsRead() throws IOException {
    String old = grid(tier("phones", "AH")).replace("ooTextFile", "ooTextFile short");
    assertEquals(List.of("AH"), phones(old));
  }

  @Test
  void tiersMayBeginWithTheirSpeaker() throws IOException {
    String grid = grid(tier("anna - words", "a"), tier("anna - phones", "AH", "S"));
    assertEquals(List.of("AH", "S"), phones(grid));
    Transcript words = open(grid).wordsOfFile(Path.of("a.wav"), 1).orElseThrow();
    assertEquals("a", words.segments().get(0).label());
  }

  @Test
  void tiersOfTwoSpeakersAreNamed() {
    String message = failure(grid(tier("anna - phones", "AH"), tier("bert - phones", "S")));
    assertTrue(message.contains("[anna - phones, bert - phones], expected one named"), message);
  }

  @Test
  void aTierOfWordsIsNotTakenForPhones() throws IOException {
    String grid = grid(tier("words", "a", "I"));
    assertTrue(failure(grid).contains("only words, expected an interval tier of phones"));
    assertTrue(open(grid).ofFile(Path.of("a.wav"), 1).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "<", "!", "1", "]", "\"\"", "<a", "1.e+", "[\n", "a[1 "})
  void longRunsOfAnythingTakeLinearTime(String piece) {
    String text = grid(tier("phones", "AH")) + piece.repeat(MANY);
    assertTimeoutPreemptively(LONG_ENOUGH, () -> assertEquals(List.of("AH"), phones(text)));
  }

  @Test
  void aLongTextIsALabel() throws IOException {
    String label = "x".repeat(MANY);
    assertEquals(List.of(label), phones(grid(tier("phones", label))));
    assertEquals(
        List.of("[{(\"\")}]".replace("\"\"", "\"")), phones(grid(tier("phones", "[{(\"\")}]"))));
  }

  @Test
  void aTextThatNeverEndsIsNamedByTheLineWhereItBegins() {
    String text = grid(tier("phones", "AH"));
    int lines = (int) text.lines().count();
    assertTrue(
        failure(text + "\"" + "\"\"\n".repeat(MANY)).contains(":" + (lines + 1) + ": a text"));
  }

  @Test
  void controlCharactersOfAFileAreSpeltOutAndLongTextsCut() {
    String message =
        failure(grid(tier("phones", "AH")).replace("TextGrid", "\u001b[2Jx".repeat(99)));
    assertFalse(message.chars().anyMatch(Character::isISOControl), message);
    assertTrue(message.contains("is '\\u001b[2Jx"), message);
    assertTrue(message.length() < 600, message);
  }
}
