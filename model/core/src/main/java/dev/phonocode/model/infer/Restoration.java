// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.EnvelopeFilter;
import dev.phonocode.audio.signal.ExpectedEnvelope;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.PitchFilter;
import dev.phonocode.audio.signal.SampleFilter;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.signal.PitchFeature;
import java.util.function.Consumer;

/**
 * Takes the decoder's samples to what the codes stand for. What the WaveNet draws strays from its
 * condition: each drawn sample feeds the next, so its pitch and a band's loudness wander. The heads
 * know from the same condition what they should be; {@code src/design/0009-envelope.md}, {@code
 * 0025-pitch.md} and {@code 0027-harmonics.md} say what that is worth.
 */
final class Restoration implements PostFilter {
  private final CausalConv.Stream head;
  private final float[][] told; // [1][outputs of the head]
  private final Consumer<float[]> expectation;
  private final SampleFilter filter;

  private Restoration(CausalConv head, Consumer<float[]> expectation, SampleFilter filter) {
    this.head = head.newStream(1);
    this.expectation = expectation;
    this.filter = filter;
    told = new float[1][head.outputs()];
  }

  /** By a filter that expects the pitch that a head of {@link PitchFeature} tells. */
  static Restoration ofPitch(ModelConfig config, CausalConv head, PitchFilter filter) {
    int rateHz = config.sampleRateHz();
    return new Restoration(
        head, told -> filter.expect(PitchFeature.period(told[0], told[1], rateHz)), filter);
  }

  /** To the spectral envelope of the mel features that a head tells. */
  static Restoration ofEnvelope(ModelConfig config, CausalConv head) {
    ExpectedEnvelope expected = new ExpectedEnvelope();
    return new Restoration(
        head,
        told -> {
          for (int b = 0; b < told.length; b++) {
            told[b] = LogMel.lnEnergy(told[b]);
          }
          expected.expect(told);
        },
        new EnvelopeFilter(config.newLogMel().orElseThrow(), expected));
  }

  @Override
  public void expect(float[] condition) {
    Elementwise.copy(condition, head.next());
    head.run(told);
    expectation.accept(told[0]);
  }

  @Override
  public int push(float[] samples, int offset, int length) {
    return filter.push(samples, offset, length);
  }

  @Override
  public int poll(float[] out, int offset, int length) {
    return filter.poll(out, offset, length);
  }
}
