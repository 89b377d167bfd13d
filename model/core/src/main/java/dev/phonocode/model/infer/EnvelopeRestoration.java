// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.EnvelopeFilter;
import dev.phonocode.audio.signal.ExpectedEnvelope;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;

/**
 * Takes the decoder's samples to the spectral envelope that the codes stand for. What the WaveNet
 * draws strays from its condition: each drawn sample feeds the next, so a band's loudness wanders.
 * The mel head knows from the same condition what it should be; {@code src/design/0009-envelope.md}
 * says what that is worth.
 */
final class EnvelopeRestoration implements PostFilter {
  private final CausalConv.Stream head;
  private final float[][] features; // [1][bands]
  private final ExpectedEnvelope expected = new ExpectedEnvelope();
  private final EnvelopeFilter filter;

  EnvelopeRestoration(ModelConfig config, CausalConv melHead) {
    head = melHead.newStream(1);
    features = new float[1][melHead.outputs()];
    filter = new EnvelopeFilter(config.newLogMel().orElseThrow(), expected);
  }

  @Override
  public void expect(float[] condition) {
    Elementwise.copy(condition, head.next());
    head.run(features);
    for (int b = 0; b < features[0].length; b++) {
      features[0][b] = LogMel.lnEnergy(features[0][b]);
    }
    expected.expect(features[0]);
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
