// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording whose header says too little: read whole, and never without a word. */
class WarningsTest extends InWorkplace {
  private Path speech;

  @BeforeEach
  void makeRecording() throws IOException {
    speech = place.staleHeader("stale.wav");
  }

  @Test
  void areSaidAndStandInTheReport() {
    Run info = place.run("info", speech, "--json").succeeds();
    assertTrue(info.words().startsWith(speech + ": warning: " + Workplace.STALE), info.words());
    assertTrue(info.text().contains("\"samples\":" + Workplace.SAMPLES), info.text());
    assertTrue(info.text().contains("\"warnings\":[\"" + Workplace.STALE), info.text());
    Run encode = place.run("encode", speech, place.out("a.phc"), "--json").succeeds();
    assertTrue(encode.text().contains("\"warnings\":[\"" + Workplace.STALE), encode.text());
    Run both = place.run("roundtrip", speech, place.out("a.wav"), "--json").succeeds();
    assertTrue(both.text().contains("\"warnings\":[\"" + Workplace.STALE), both.text());
  }

  @Test
  void areErrorsIfStrict() {
    Path out = place.out("a.phc");
    Run run = place.run("encode", speech, out, "--strict").fails(1);
    assertTrue(run.words().contains(Workplace.STALE), run.words());
    assertFalse(Files.exists(out));
  }

  @Test
  void areNoneOfOrdinarySpeech() {
    Run run = place.run("info", place.speech(), "--json", "--strict").succeeds();
    assertEquals("", run.words());
    assertTrue(run.text().contains("\"warnings\":[]"), run.text());
  }
}
