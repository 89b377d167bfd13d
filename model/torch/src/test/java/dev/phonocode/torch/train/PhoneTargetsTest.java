// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.torch.corpus.Utterance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneTargetsTest {
  private static final PhoneTargets TARGETS =
      new PhoneTargets(
          List.of("A", "B"),
          Map.of(
              "known.wav",
              List.of(
                  new PhoneTargets.Segment(0, 0.06, 0), new PhoneTargets.Segment(0.06, 0.16, 1))));

  private static Utterance utterance(String path) {
    return new Utterance(new Manifest.Row(path, "x", "?", "train", ""), 0, 16000, 40, 0, 0, 100);
  }

  @Test
  void aFrameThatABoundaryHalvesIsHalfOfEach() {
    float[] shares = new float[8];
    TARGETS.shares(utterance("known.wav"), 0, 0.04, 4, shares, 0);
    assertArrayEquals(new float[] {1, 0, 0.5f, 0.5f, 0, 1, 0, 1}, shares, 1e-6f);
  }

  @Test
  void theMiddleHalfOfAFrameCountsTwice() {
    float[] shares = new float[4];
    TARGETS.shares(utterance("known.wav"), 0.05, 0.04, 2, shares, 0); // A ends after a quarter
    assertArrayEquals(new float[] {1 / 6f, 5 / 6f, 0, 1}, shares, 1e-6f);
  }

  @Test
  void nothingIsKnownBeforeAndAfterTheLabelsNorOfOtherRecordings() {
    float[] shares = new float[12];
    TARGETS.shares(utterance("known.wav"), -0.04, 0.04, 6, shares, 0);
    assertArrayEquals(new float[] {0, 0}, new float[] {shares[0], shares[1]}, 0f);
    assertArrayEquals(new float[] {0, 0}, new float[] {shares[10], shares[11]}, 1e-6f);
    float[] other = new float[2];
    TARGETS.shares(utterance("other.wav"), 0, 0.04, 1, other, 0);
    assertArrayEquals(new float[2], other, 0f);
    assertFalse(TARGETS.has(utterance("other.wav")));
  }

  @Test
  void onePhoneIsNothingToTell() {
    assertThrows(IllegalArgumentException.class, () -> new PhoneTargets(List.of("A"), Map.of()));
  }
}
