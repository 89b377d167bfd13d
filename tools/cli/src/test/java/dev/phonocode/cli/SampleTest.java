// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleTest extends InWorkplace {
  private Path model;

  @BeforeEach
  void makeWorkplace() throws IOException {
    model = RandomModel.withPriorIn(folder, 1);
  }

  private float[] sample(Object... more) throws IOException {
    Path wav = place.out("a.wav");
    place.run("sample", wav, "--model", model, "--force", more).succeeds();
    return AudioFiles.read(wav).samples();
  }

  @Test
  void aNameOfAnotherKindIsTold() {
    Object[] args = {"sample", place.out("new.mp3"), "--model", model, "--seconds", "0.1"};
    String words = place.run(args).succeeds().words();
    assertTrue(words.contains("new.mp3: a .wav file is written, whatever its name says"), words);
  }

  @Test
  void writesAsManySecondsAsAskedAndTheSameForTheSameSeed() throws IOException {
    float[] first = sample("--seconds", "1.3", "--seed", 7);
    assertEquals(1.3 * Workplace.RATE_HZ, first.length);
    assertArrayEquals(first, sample("--seconds", "1.3", "--seed", 7));
    assertFalse(Arrays.equals(first, sample("--seconds", "1.3", "--seed", 8)));
    assertFalse(Arrays.equals(first, sample("--seconds", "1.3", "--seed", 7, "--temperature", 0)));
    assertEquals(List.of("a.wav"), place.outputs());
  }

  @Test
  void aPrimeIsHeardFirst() throws IOException {
    float[] speech = sample("--seconds", "0.5", "--prime", place.speech());
    Run again =
        place.run(
            "sample",
            place.out("b.wav"),
            "--model",
            model,
            "--seconds",
            "0.5",
            "--prime",
            place.speech());
    assertTrue(
        again.succeeds().words().contains("b.wav: 0.50 s of new speech after 0."), again.words());
    assertEquals(Workplace.FRAMES * 320 + 8000, speech.length);
    Path codes = place.out("prime.phc");
    place.run("encode", "--model", model, place.speech(), codes).succeeds();
    place.run("decode", "--model", model, codes, place.out("prime.wav")).succeeds();
    float[] prime = AudioFiles.read(place.out("prime.wav")).samples();
    // The decoder looks ahead, so the last frames already know what follows.
    int same = prime.length - 6 * 320;
    assertArrayEquals(Arrays.copyOf(prime, same), Arrays.copyOf(speech, same));
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    String words = place.run("sample", place.out("b.wav")).fails(1).words();
    assertTrue(words.contains("has no prior"), words);
    words =
        place
            .run("sample", place.out("b.wav"), "--model", model, "--speaker", "set/ana")
            .fails(2)
            .words();
    assertTrue(words.contains("set/anna"), words);
    place.run("sample", place.out("b.wav"), "--seconds", "-1").fails(2);
    assertEquals(List.of(), place.outputs());
  }
}
