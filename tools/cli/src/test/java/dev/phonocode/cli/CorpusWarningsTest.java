// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with a recording is said wherever recordings are read, not in encode alone. */
class CorpusWarningsTest extends InWorkplace {
  private Path data;
  private Path odd;

  /** A recording of each split, one whose size is a lie, and one that is none. */
  @BeforeEach
  void makeCorpus() throws IOException {
    odd = place.staleHeader("odd.wav");
    place.file("none.wav", "RIFF, but no more than that".getBytes(StandardCharsets.US_ASCII));
    place.file("other.wav", RandomModel.wav(0.7, Workplace.RATE_HZ));
    data =
        place.table(
            "data.tsv",
            "path\tspeaker\tsplit",
            "speech.wav\tanna\ttrain",
            "odd.wav\tanna\ttrain",
            "none.wav\tbert\tvalid",
            "other.wav\tbert\tvalid");
  }

  @Test
  void evalSaysItOnceAndReportsIt() {
    Run run = place.run("eval", "--data", data, "--books", 1, "--json");
    assertEquals(3, run.code(), run.words());
    assertSaid(run);
    assertTrue(run.text().contains("\"warnings\":[\"" + odd + ": " + Workplace.STALE), run.text());
    assertTrue(run.text().contains("\"n\":3,"), run.text());
    Run strict = place.run("eval", "--data", data, "--books", 1, "--json", "--strict");
    assertTrue(strict.words().contains(odd + " is left out: "), strict.words());
    assertTrue(strict.text().contains("\"n\":2,"), strict.text());
  }

  @Test
  void analyzeSaysItOnceAndReportsIt() throws IOException {
    Path labels =
        place.table(
            "p.ctm", "speech 1 0 0.4 AH", "odd 1 0 0.4 S", "other 1 0 0.4 AH", "none 1 0 1 S");
    Run run =
        place.run("analyze", "--data", data, "--labels", labels, "--out", place.out("a"), "--json");
    assertEquals(3, run.code(), run.words());
    assertSaid(run);
    assertTrue(run.text().contains("\"warnings\":[\"" + odd + ": " + Workplace.STALE), run.text());
  }

  @Test
  void trainingSaysItAndGoesOnWithTheRest() {
    assertSaid(trainPrior("a.phm").succeeds());
    Run strict = trainPrior("b.phm", "--strict").fails(1);
    assertTrue(strict.words().contains(odd + " is left out: "), strict.words());
  }

  private Run trainPrior(String out, Object... more) {
    Object[] args = {"--data", data, "--threads", 1, "--device", "cpu", "--steps", 1};
    return place.run("train-prior", "--out", place.out(out), args, more);
  }

  private void assertSaid(Run run) {
    String warning = odd + ": warning: " + Workplace.STALE;
    assertEquals(1, run.words().lines().filter(l -> l.startsWith(warning)).count(), run.words());
    assertTrue(run.words().contains("none.wav is left out: "), run.words());
  }
}
