// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.PitchCorrection;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.signal.PitchFeature;

/**
 * Takes the decoder's samples to the pitch that the codes stand for, which the pitch head knows:
 * what the WaveNet draws wanders about it, as its loudness does ({@link EnvelopeRestoration}).
 * {@code src/design/0025-pitch.md}.
 */
final class PitchRestoration implements PostFilter {
  private final CausalConv.Stream head;
  private final float[][] told = new float[1][PitchFeature.NUMBERS];
  private final int sampleRateHz;
  private final PitchCorrection correction;

  PitchRestoration(ModelConfig config, CausalConv pitchHead) {
    head = pitchHead.newStream(1);
    sampleRateHz = config.sampleRateHz();
    correction =
        new PitchCorrection(
            sampleRateHz, config.conditionHopSamples(), (float) config.preEmphasis());
  }

  @Override
  public void expect(float[] condition) {
    Elementwise.copy(condition, head.next());
    head.run(told);
    correction.expect(PitchFeature.period(told[0][0], told[0][1], sampleRateHz));
  }

  @Override
  public int push(float[] samples, int offset, int length) {
    return correction.push(samples, offset, length);
  }

  @Override
  public int poll(float[] out, int offset, int length) {
    return correction.poll(out, offset, length);
  }
}
