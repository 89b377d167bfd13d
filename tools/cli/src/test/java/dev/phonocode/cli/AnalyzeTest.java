// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalyzeTest extends InWorkplace {
  private Path manifest;
  private Path labels;

  @BeforeEach
  void makeCorpus() throws IOException {
    place.file("other.wav", RandomModel.wav(0.7, Workplace.RATE_HZ));
    manifest =
        place.table(
            "corpus.tsv",
            "path\tspeaker\tsplit",
            "speech.wav\tanna\ttrain",
            "other.wav\tbert\tvalid");
    labels =
        place.table(
            "phones.ctm",
            "speech 1 0 0.1 SIL",
            "speech 1 0.1 0.2 AH",
            "speech 1 0.3 0.11 S",
            "other 1 0 0.3 AH",
            "other 1 0.3 0.4 S");
  }

  private void addRecording() throws IOException {
    place.file("more.wav", RandomModel.wav(0.3, Workplace.RATE_HZ));
    manifest =
        place.table(
            "corpus.tsv",
            "path\tspeaker\tsplit",
            "speech.wav\tanna\ttrain",
            "more.wav\tbert\tvalid",
            "other.wav\tbert\tvalid");
  }

  @Test
  void aTestSplitIsAJsonObjectWithItsKeys() {
    Run run = analyze("--json").succeeds();
    JsonObject split = run.json();
    for (String key : List.of("frames", "codes", "phones", "accuracy", "majority", "nmi", "bps")) {
      assertTrue(split.get(key).getAsDouble() >= 0, key);
    }
    assertEquals("valid", split.get("split").getAsString());
    assertEquals(RandomModel.CODES, split.get("codes").getAsInt());
    assertEquals(3, split.get("phones").getAsInt());
    assertEquals(35, split.get("frames").getAsInt(), "no silence in the test recording");
    assertTrue(split.has("accuracy_supervised_cepstra_with_silence"), run.text());
  }

  @Test
  void progressIsShownWhereItIsAskedFor() {
    String words = analyze("--threads", 1, "--progress").succeeds().words();
    String line = "encoding: 1 of 2, 0\\.[47] s of speech, \\d+ s left";
    assertTrue(words.lines().anyMatch(l -> l.matches(line)), words);
  }

  @Test
  void tablesAreWrittenAndNotOverwrittenUnasked() throws IOException {
    String text = analyze("--book", 2).succeeds().text();
    assertTrue(text.contains("book 2 of model random"), text);
    assertTrue(text.contains("supervised cepstra"), text);
    assertTrue(
        Files.readString(place.out("report").resolve("scores.csv"))
            .startsWith("system,silence,split,speaker,frames,accuracy,"));
    String page = Files.readString(place.out("report").resolve("index.html"));
    assertTrue(page.contains("<h2 id=\"table-scores\">How well phones are told"), "the page");
    assertTrue(analyze().fails(1).words().contains("--force overwrites it"));
    analyze("--force").succeeds();
  }

  @Test
  void labelsThatAreWrongAreNamedWithFileAndLine() throws IOException {
    labels = place.table("phones.ctm", "speech 1 0 0.2 SIL", "speech 1 0.1 0.2 AH");
    assertTrue(analyze().fails(1).words().contains("phones.ctm:2: begins at 0.1 s"));
  }

  @Test
  void aRecordingShorterThanItsLabelsIsLeftOut() throws IOException {
    addRecording();
    labels =
        place.table(
            "phones.ctm",
            "speech 1 0 0.4 AH",
            "other 1 0 0.4 AH",
            "more 1 0 0.2 S",
            "more 1 0.2 9 S");
    Run run = analyze();
    assertEquals(3, run.code(), run.words());
    assertTrue(run.words().contains("phones.ctm:4: ends at 9.2 s, past the sound"), run.words());
  }

  @Test
  void aBadLineCostsItsRecordingAndNotTheRun() throws IOException {
    addRecording();
    labels =
        place.table("phones.ctm", "speech 1 0 0.4 AH", "more 1 soon 0.2 S", "other 1 0 0.4 AH");
    Run run = analyze();
    assertEquals(3, run.code(), run.words());
    assertTrue(run.words().contains("phones.ctm:2: start is 'soon'"), run.words());
  }

  @Test
  void labelsOfRecordingsThatAreNotThereAreTold() throws IOException {
    labels = place.table("phones.ctm", "speech 1 0 0.4 AH", "nowhere 1 0 1 S", "other 1 0 0.4 AH");
    Run run = analyze().succeeds();
    assertTrue(run.words().contains("phones.ctm:2: labels nowhere, which is not in"), run.words());
  }

  @Test
  void whatCannotBeAskedForIsAUsageError() {
    assertTrue(place.run("analyze").fails(2).words().contains("--data is missing"));
    assertTrue(analyze("--book", 4).fails(2).words().contains("from 1 to 3"));
  }

  private Run analyze(Object... options) {
    return place.run(
        "analyze", "--data", manifest, "--labels", labels, "--out", place.out("report"), options);
  }
}
