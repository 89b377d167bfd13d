// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelStreamTest {

  private static final float[] SPEECH = TestSignals.speechLike(1, 100 * 160);

  private static LogMel standard() {
    return new LogMel(TestSignals.RATE_HZ, 160, 512, 64, 40, 7600);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 159, 160, 161, 512, 2048, 2049, 16000})
  void givesTheFramesOfTheWholeSignalFedInChunksOf(int chunk) {
    List<float[]> frames = new ArrayList<>();
    LogMelStream stream = new LogMelStream(standard());
    for (int at = 0; at < SPEECH.length; at += chunk) {
      stream.push(SPEECH, at, Math.min(chunk, SPEECH.length - at));
      drain(stream, frames);
    }
    assertFramesOfTheWhole(frames, "chunks of " + chunk);
  }

  @Test
  void givesTheFramesOfTheWholeSignalFedAndPolledAtRandom() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<float[]> frames = new ArrayList<>();
      LogMelStream stream = new LogMelStream(standard());
      for (int at = 0; at < SPEECH.length; ) {
        int chunk = Math.min(random.nextInt(1500), SPEECH.length - at);
        stream.push(SPEECH, at, chunk);
        at += chunk;
        float[] frame = new float[64];
        for (int polls = random.nextInt(8); polls > 0 && stream.poll(frame); polls--) {
          frames.add(frame.clone());
        }
      }
      drain(stream, frames);
      assertFramesOfTheWhole(frames, "seed " + seed);
    }
  }

  @Test
  void worksWhenTheHopIsLongerThanTheWindow() {
    LogMel sparse = new LogMel(TestSignals.RATE_HZ, 700, 256, 40, 40, 7600);
    LogMelStream stream = new LogMelStream(sparse);
    float[][] whole = sparse.logEnergies(SPEECH, SPEECH.length / 700);
    float[] frame = new float[40];
    int frames = 0;
    for (int at = 0; at < SPEECH.length; at += 100) {
      stream.push(SPEECH, at, 100);
      while (stream.poll(frame)) {
        assertArrayEquals(whole[frames], frame, "frame " + frames);
        frames++;
      }
    }
    assertEquals(whole.length, frames);
  }

  @Test
  void aFrameIsThereWithItsLastSampleAndNotBefore() {
    LogMelStream stream = new LogMelStream(standard());
    float[] frame = new float[64];
    stream.push(SPEECH, 0, 159);
    assertFalse(stream.poll(frame));
    stream.push(SPEECH, 159, 1);
    assertTrue(stream.poll(frame));
    assertFalse(stream.poll(frame));
  }

  private static void drain(LogMelStream stream, List<float[]> frames) {
    float[] frame = new float[64];
    while (stream.poll(frame)) {
      frames.add(frame.clone());
    }
  }

  private static void assertFramesOfTheWhole(List<float[]> frames, String how) {
    float[][] whole = standard().logEnergies(SPEECH);
    assertTrue(Arrays.deepEquals(whole, frames.toArray(new float[0][])), how);
  }
}
