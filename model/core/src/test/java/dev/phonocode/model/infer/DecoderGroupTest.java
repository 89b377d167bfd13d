// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.model.ModelConfig;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoders that step together give the samples that each gives alone. */
class DecoderGroupTest {
  private static final int[] FRAMES = {3, 1, 5, 2, 4, 1, 6, 2, 3}; // of the streams

  private final ModelConfig config = Fixtures.panels();
  private final float[][] samples = new float[FRAMES.length][];
  private final int[] written = new int[FRAMES.length];

  @ParameterizedTest
  @CsvSource({"scalar, 1", "scalar, 3", "vector, 2", "vector, 3", "vector, 4", "vector, 8"})
  void streamsOfAnyLengthsInAnyTurnsHaveTheBitsOfEachAlone(String kernels, int streams) {
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, 1), Kernels.named(kernels));
    DecoderGroup group = model.newDecoderGroup(streams);
    CodeDecoder[] decoders = new CodeDecoder[FRAMES.length];
    for (int i = 0; i < FRAMES.length; i++) {
      decoders[i] = group.newDecoder(speaker(i), new Sampling(i, 1));
      samples[i] = new float[FRAMES[i] * config.codeHopSamples()];
    }
    Random turns = new Random(streams);
    int[] pushed = new int[FRAMES.length];
    for (int left = FRAMES.length; left > 0; ) {
      int i = turns.nextInt(FRAMES.length);
      if (turns.nextInt(4) == 0 && pushed[i] <= FRAMES[i]) {
        push(decoders[i], i, pushed[i]++);
      }
      int portion = Math.min(turns.nextInt(400), samples[i].length - written[i]);
      int polled = decoders[i].poll(samples[i], written[i], portion);
      written[i] += polled;
      if (polled > 0 && written[i] == samples[i].length) {
        left--;
        group.remove(decoders[i]);
      }
    }
    for (int i = 0; i < FRAMES.length; i++) {
      assertArrayEquals(alone(model, i), samples[i], 0f, "stream " + i);
    }
  }

  /** Pushes a frame, or behind the last one the end. */
  private void push(CodeDecoder decoder, int stream, int frame) {
    if (frame == FRAMES[stream]) {
      decoder.finish();
      return;
    }
    int[] codes = new int[config.quantiser().books()];
    Arrays.setAll(codes, q -> (31 * stream + 7 * frame + q) % config.quantiser().size());
    decoder.push(codes);
  }

  private float[] alone(SpeechModel model, int stream) {
    CodeDecoder decoder = model.newDecoder(speaker(stream), new Sampling(stream, 1));
    for (int frame = 0; frame <= FRAMES[stream]; frame++) {
      push(decoder, stream, frame);
    }
    float[] out = new float[FRAMES[stream] * config.codeHopSamples()];
    assertEquals(out.length, decoder.poll(out, 0, out.length));
    return out;
  }

  private float[] speaker(int stream) {
    float[] speaker = new float[config.speaker().size()];
    speaker[0] = 0.1f * stream;
    return speaker;
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void aGroupOfNobodyIsRefused(int streams) {
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, 1), Kernels.named("scalar"));
    assertThrows(IllegalArgumentException.class, () -> model.newDecoderGroup(streams));
  }
}
