// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording whose header says too little: read whole, and never without a word. */
class WarningsTest {
  private static final String WORDS = "the header says 0.03 s, the file holds 0.41 s";

  @TempDir Path folder;
  private Workplace place;
  private Path speech;

  @BeforeEach
  void makeRecording() throws IOException {
    place = Workplace.in(folder);
    byte[] wav = Files.readAllBytes(place.speech());
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 1000);
    speech = place.file("stale.wav", wav);
  }

  @Test
  void areSaidAndStandInTheReport() {
    Run info = place.run("info", speech, "--json").succeeds();
    assertTrue(info.words().startsWith(speech + ": warning: " + WORDS), info.words());
    assertTrue(info.text().contains("\"samples\":" + Workplace.SAMPLES), info.text());
    assertTrue(info.text().contains("\"warnings\":[\"" + WORDS), info.text());
    Run encode = place.run("encode", speech, place.out("a.phc"), "--json").succeeds();
    assertTrue(encode.text().contains("\"warnings\":[\"" + WORDS), encode.text());
    Run both = place.run("roundtrip", speech, place.out("a.wav"), "--json").succeeds();
    assertTrue(both.text().contains("\"warnings\":[\"" + WORDS), both.text());
  }

  @Test
  void areErrorsIfStrict() {
    Path out = place.out("a.phc");
    Run run = place.run("encode", speech, out, "--strict").fails(1);
    assertTrue(run.words().contains(WORDS), run.words());
    assertFalse(Files.exists(out));
  }

  @Test
  void areNoneOfOrdinarySpeech() {
    Run run = place.run("info", place.speech(), "--json", "--strict").succeeds();
    assertEquals("", run.words());
    assertTrue(run.text().contains("\"warnings\":[]"), run.text());
  }
}
