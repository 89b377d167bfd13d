// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvalTest extends InWorkplace {
  private Path manifest;

  @BeforeEach
  void makeCorpus() throws IOException {
    place.file("other.wav", RandomModel.wav(0.7, Workplace.RATE_HZ));
    manifest =
        place.table(
            "corpus.tsv",
            "path\tspeaker\tsplit",
            "speech.wav\tanna\ttrain",
            "other.wav\tbert\tvalid",
            "speech.wav\tanna\tvalid");
  }

  @Test
  void aSystemIsAJsonObjectWithItsKeys() throws IOException {
    List<JsonObject> systems = json("--split", "valid", "--books", "3,1");
    assertEquals(2, systems.size());
    JsonObject one = systems.get(0);
    JsonObject all = systems.get(1);
    assertEquals(
        List.of(
            "system",
            "books",
            "bps",
            "stoi",
            "estoi",
            "mcd",
            "lsd",
            "nmr",
            "f0_cents",
            "vuv_percent",
            "n",
            "seconds",
            "n_stoi",
            "n_estoi",
            "n_mcd",
            "n_lsd",
            "n_nmr",
            "n_f0_cents",
            "n_vuv_percent",
            "frames",
            "usage",
            "entropy",
            "saved",
            "bits_right",
            "bits_wrong",
            "model",
            "warnings"),
        List.copyOf(all.keySet()));
    assertEquals(1, one.get("books").getAsInt());
    assertEquals(3, all.get("books").getAsInt());
    assertEquals(2, all.get("n").getAsInt());
    assertEquals(Workplace.SECONDS + 0.7, all.get("seconds").getAsDouble(), 1e-6);
    assertEquals(Workplace.FRAMES + 35, all.get("frames").getAsInt());
    assertEquals(3, all.getAsJsonArray("usage").size());
    assertTrue(all.get("bits_right").getAsDouble() > 0);
    assertTrue(one.get("bits_right").isJsonNull());
    assertTrue(one.get("bps").getAsDouble() < all.get("bps").getAsDouble());
  }

  @Test
  void thePageNeverReplacesTheManifest() throws IOException {
    byte[] rows = Files.readAllBytes(manifest);
    Run over = eval("--html", manifest, "--force").fails(1);
    assertTrue(over.words().contains("is read by an option"), over.words());
    assertArrayEquals(rows, Files.readAllBytes(manifest));
  }

  @Test
  void progressIsShownWhereItIsAskedFor() throws IOException {
    String words = eval("--books", "1", "--threads", 1, "--progress").succeeds().words();
    String line = "evaluating: 1 of 3, 0\\.[47] s of speech, \\d+ s left";
    assertTrue(words.lines().anyMatch(l -> l.matches(line)), words);
  }

  @Test
  void aSilentRecordingHasNoFiguresAndIsCountedOut() throws IOException {
    byte[] silence = RandomModel.wav(0.7, Workplace.RATE_HZ);
    Arrays.fill(silence, 44, silence.length, (byte) 0);
    place.file("other.wav", silence);
    JsonObject all = json("--split", "valid", "--books", "3").get(0);
    assertEquals(2, all.get("n").getAsInt());
    assertEquals(1, all.get("n_estoi").getAsInt());
    assertEquals(1, all.get("n_mcd").getAsInt());
    assertTrue(Double.isFinite(all.get("estoi").getAsDouble()));
    String text = eval("--split", "valid", "--books", "3").succeeds().text();
    assertTrue(text.contains("recordings that have a figure: stoi of 1"), text);
  }

  @Test
  void theRateIsThatOfTheFilesThatEncodeWrites() throws IOException {
    JsonObject all = json("--split", "train").get(2);
    assertEquals(3, all.get("books").getAsInt());
    double bits = 8 * Files.size(place.codes());
    assertEquals(bits / Workplace.SECONDS, all.get("bps").getAsDouble(), 1e-6);
    CodeSequence codes = SpeechCodec.open(place.model()).read(place.codes());
    double share = (double) codes.codedBits() / codes.nominalBits();
    assertEquals(1 - share, all.get("saved").getAsDouble(), 1e-6);
  }

  @Test
  void peopleGetATable() {
    String text = eval("--books", "2").succeeds().text();
    assertTrue(text.startsWith("3 recordings, 1.5 s\n"), text);
    assertTrue(text.contains("\nsystem "), text);
    assertTrue(text.contains("\nbook 2: "), text);
  }

  @Test
  void thePageHasTheTablesAndTheChart() throws IOException {
    Path page = place.out("rates.html");
    String text = eval("--books", "1,3", "--html", page).succeeds().text();
    assertEquals(eval("--books", "1,3").succeeds().text(), text);
    String html = Files.readString(page);
    assertEquals(2, html.split("<table>", -1).length - 1);
    JsonObject data = JsonParser.parseString(data(html)).getAsJsonObject();
    JsonObject line =
        data.getAsJsonArray("lines")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("lines")
            .get(0)
            .getAsJsonObject();
    List<JsonObject> rows = json("--books", "1,3");
    for (int i = 0; i < 2; i++) {
      JsonObject point = line.getAsJsonArray("points").get(i).getAsJsonObject();
      assertEquals(rows.get(i).get("bps").getAsDouble(), point.get("x").getAsDouble(), 1e-6);
      assertEquals(rows.get(i).get("estoi").getAsDouble(), point.get("y").getAsDouble(), 1e-6);
    }
    assertEquals(1, data.getAsJsonArray("bars").size());
  }

  /** What stands in the element of this id. A regular expression would take minutes. */
  private static String data(String html) {
    int element = html.indexOf("id=\"data\"");
    int start = html.indexOf('>', element) + 1;
    return html.substring(start, html.indexOf("</script>", start));
  }

  @Test
  void aPageThatCannotBeWrittenFailsBeforeTheWork() throws IOException {
    Path page = place.file("there.html", new byte[0]);
    String words = eval("--books", "1", "--html", page).fails(1).words();
    assertTrue(words.contains("there.html: exists already"), words);
    assertEquals(0, Files.size(page));
    eval("--books", "1", "--html", page, "--force").succeeds();
    assertTrue(Files.size(page) > 1000);
    eval("--html", "-").fails(2);
    eval("--html", place.out("c.html"), "--conversion").fails(2);
  }

  @Test
  void aLimitTakesRecordingsFromAllOverTheList() throws IOException {
    // Of three rows, the first and the second.
    JsonObject two = json("--limit", 2, "--books", 1).get(0);
    assertEquals(Workplace.SECONDS + 0.7, two.get("seconds").getAsDouble(), 1e-6);
    JsonObject cut = json("--limit", 2, "--books", 1, "--seconds", 0.3).get(0);
    assertEquals(0.6, cut.get("seconds").getAsDouble(), 1e-6);
  }

  @Test
  void aRecordingThatFailsIsNamedAndTheRestCounts() throws IOException {
    place.file("broken.wav", "RIFF".getBytes(StandardCharsets.UTF_8));
    manifest =
        place.table("corpus.tsv", "path\tspeaker\tsplit", "speech.wav\ta\tb", "broken.wav\ta\tb");
    Run run = eval("--books", "1", "--json");
    assertEquals(3, run.code(), run.words());
    assertEquals(1, run.words().lines().count(), run.words());
    assertTrue(run.words().contains("broken.wav is left out: "), run.words());
    JsonObject row = run.json();
    assertEquals(1, row.get("n").getAsInt());
  }

  @Test
  void whenAllFailTheVerbFails() throws IOException {
    manifest = place.table("corpus.tsv", "path\tspeaker\tsplit", "nowhere.wav\ta\tb");
    String words = eval().fails(1).words();
    assertTrue(words.contains("no recording could be evaluated"), words);
    assertTrue(words.contains("nowhere.wav: no such file"), words);
  }

  @Test
  void whatCannotBeAskedForIsAUsageError() {
    assertTrue(place.run("eval").fails(2).words().contains("--data is missing"));
    assertTrue(eval("--books", "4").fails(2).words().contains("numbers from 1 to 3"));
    assertTrue(eval("--books", "1,,2").fails(2).words().contains("numbers from 1 to 3"));
    String words = eval("--split", "test").fails(2).words();
    assertTrue(words.contains("expected one of train, valid"), words);
  }

  @Test
  void threadsChangeNothingButTheTime() {
    assertArrayEquals(
        eval("--threads", 1).succeeds().data(), eval("--threads", 3).succeeds().data());
  }

  @Test
  void classicalCodecsHaveRowsOrAreNamedAsMissing() {
    Run run = eval("--classical", "--books", "1", "--limit", 1).succeeds();
    for (String kind : List.of("codec2", "opus", "speex")) {
      boolean isRow = run.text().contains("\n" + kind + " ");
      boolean isMissing = run.words().lines().anyMatch(line -> line.startsWith(kind));
      assertTrue(isRow ^ isMissing, () -> run.text() + run.words());
    }
  }

  private Run eval(Object... options) {
    return place.run("eval", "--data", manifest, options);
  }

  private List<JsonObject> json(Object... options) {
    return eval(options, "--json").succeeds().jsonLines();
  }
}
