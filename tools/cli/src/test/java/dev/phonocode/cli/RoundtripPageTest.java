// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code roundtrip --report}: what is on the page. How it looks is HtmlReportTest's. */
class RoundtripPageTest extends InWorkplace {
  private Path page;

  @BeforeEach
  void makeWorkplace() throws IOException {
    page = place.out("page.html");
  }

  private Run roundtrip(String out, Object... options) {
    return place.run("roundtrip", place.speech(), place.out(out), options);
  }

  private static int players(String html) {
    return html.split("<audio ", -1).length - 1;
  }

  @Test
  void aRoundTripHasAPageToo() throws IOException {
    Path page = place.out("page.html");
    place.run("roundtrip", place.speech(), place.out("a.wav"), "--report", page).succeeds();
    String html = Files.readString(page);
    assertEquals(2, html.split("<audio ", -1).length - 1, "players");
    assertTrue(html.contains("Round trip of speech.wav"), "title");
    Run again =
        place.run("roundtrip", place.speech(), place.out("b.wav"), "--report", page).fails(1);
    assertTrue(again.words().contains("page.html: exists already"), again.words());
    place.run("roundtrip", place.speech(), "-", "--report", place.out("c.html")).fails(2);
    assertEquals(List.of("a.wav", "page.html"), place.outputs());
  }

  @Test
  void theSpeechInAnotherVoiceIsTheThirdPlayer() throws IOException {
    roundtrip("a.wav", "--report", page, "--to", RandomModel.SPEAKER).succeeds();
    String html = Files.readString(page);
    assertEquals(3, players(html));
    assertTrue(html.contains("<dt>converted to</dt><dd>set/anna</dd>"), "the voice's name");
    assertTrue(
        html.contains("of original, decoded, converted, one above the other"), "its picture");
    Object[] heard = {"--force", "--report", page, "--to-reference", place.speech(), "--pitch", 3};
    roundtrip("a.wav", heard).succeeds();
    assertEquals(3, players(Files.readString(page)));
  }

  @Test
  void wordsAndPhonesStandAboveTheCodesAndInATable() throws IOException {
    Path labels = Files.createDirectory(folder.resolve("labels"));
    Files.writeString(
        labels.resolve("phones.ctm"),
        "speech 1 0 0.1 SIL\nspeech 1 0.1 0.1 HH\nspeech 1 0.2 0.2 AH\n");
    roundtrip("a.wav", "--report", page, "--labels", labels).succeeds();
    assertTrue(Files.readString(page).contains("and phones, codes as coloured strips"));
    Files.writeString(labels.resolve("words.ctm"), "speech 1 0.1 0.3 hello\n");
    roundtrip("a.wav", "--force", "--report", page, "--labels", labels).succeeds();
    String html = Files.readString(page);
    assertTrue(html.contains("and words, phones, codes as coloured strips"), "for a screen reader");
    assertTrue(html.contains("{\"name\":\"words\",\"spans\":[{"), "the strip");
    List<String> rows = html.lines().filter(line -> line.contains("<td>hello</td>")).toList();
    assertEquals(2, rows.size());
    // 0.1 to 0.2 s are frames 5 to 9.
    String codes =
        place
            .run("codes", place.codes())
            .text()
            .lines()
            .skip(6)
            .limit(5)
            .map(line -> line.split(",")[2])
            .reduce((a, b) -> a + " " + b)
            .orElseThrow();
    assertTrue(rows.get(0).contains("<td>HH</td><td>" + codes + "</td>"), rows.get(0) + codes);
  }

  @Test
  void thePageNeverReplacesWhatItIsOf() throws IOException {
    byte[] speech = Files.readAllBytes(place.speech());
    Run over = roundtrip("a.wav", "--report", place.speech(), "--force").fails(1);
    assertTrue(over.words().contains("is the input itself"), over.words());
    assertArrayEquals(speech, Files.readAllBytes(place.speech()));
    Run both = roundtrip("a.wav", "--report", place.out("a.wav"), "--force").fails(2);
    assertTrue(both.words().contains("--report and OUT.wav are both"), both.words());
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void whatThePageCannotShowIsSaidBeforeAnyWork() throws IOException {
    for (String option : List.of("--to", "--to-reference", "--pitch", "--labels")) {
      Run alone = roundtrip("a.wav", option, "x").fails(2);
      assertTrue(alone.words().contains(option + " needs --report"), alone.words());
    }
    roundtrip("a.wav", "--report", page, "--to", "nobody").fails(2);
    roundtrip("a.wav", "--report", page, "--pitch", "2").fails(2);
    roundtrip("a.wav", "--report", page, "--to-reference", folder.resolve("gone.wav")).fails(1);
    Path labels = Files.writeString(folder.resolve("phones.ctm"), "other 1 0 0.1 SIL\n");
    Run none = roundtrip("a.wav", "--report", page, "--labels", labels).fails(1);
    assertTrue(none.words().contains("phones.ctm: no labels of "), none.words());
    Files.writeString(labels, "speech 1 0 0.1 SIL\nspeech 1 0.1 5 AH\n");
    Run past = roundtrip("a.wav", "--report", page, "--labels", labels).fails(1);
    assertTrue(past.words().contains("phones.ctm:2: ends at 5.1 s"), past.words());
    Run isFolder =
        place.run("roundtrip", folder, place.out("a.wav"), "--report", page, "--labels", labels);
    assertTrue(isFolder.fails(2).words().contains("--report needs one file as IN"));
    assertEquals(List.of(), place.outputs());
  }
}
