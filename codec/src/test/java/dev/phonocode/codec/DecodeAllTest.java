// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.model.infer.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sequences decoded together sound as each alone, to the last bit. */
class DecodeAllTest {
  private static final int[] SAMPLES = {
    9_000, 0, 1, 320, 20_000, 5_001, 12_345, 640, 7_777, 321, 3_000
  };

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void sequencesOfAllLengthsAreWhatEachIsAlone(String kernels) {
    SpeechCodec codec = Models.smallWithPrior(Kernels.named(kernels));
    DecodeOptions options = DecodeOptions.defaults().seed(11);
    Random random = new Random(1);
    List<CodeSequence> codes = new ArrayList<>();
    for (int length : SAMPLES) {
      float[] noise = new float[length];
      for (int i = 0; i < length; i++) {
        noise[i] = 0.1f * (float) random.nextGaussian();
      }
      codes.add(codec.encode(new AudioClip(noise, 16_000)));
    }
    List<AudioClip> together = codec.decodeAll(codes, options);
    assertEquals(SAMPLES.length, together.size());
    for (int i = 0; i < SAMPLES.length; i++) {
      AudioClip alone = codec.decode(codes.get(i), options);
      assertEquals(SAMPLES[i], alone.samples().length);
      assertArrayEquals(alone.samples(), together.get(i).samples(), 0f, "sequence " + i);
      assertEquals(alone.sampleRateHz(), together.get(i).sampleRateHz());
    }
    assertEquals(List.of(), codec.decodeAll(List.of(), options));
  }
}
