// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.bulk;

import dev.phonocode.audio.signal.EnvelopeFilter;
import dev.phonocode.audio.signal.ExpectedEnvelope;
import dev.phonocode.audio.signal.PitchFilter;
import dev.phonocode.audio.signal.SampleFilter;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.PitchFilters;
import java.util.Arrays;

/**
 * What {@code model.infer} does to the decoder's samples before they leave, to a whole utterance:
 * pitch, envelope, harmonics, and envelope once more.
 */
final class BulkFilters {
  private BulkFilters() {}

  /** Samples that they hear further than they give. */
  static int beyond(ModelConfig config) {
    int pitch =
        config.conditioner().pitchCorrection()
            ? beyond(config, PitchFilters.correction(config))
                + beyond(config, PitchFilters.harmonics(config))
            : 0;
    return 2 * window(config) + pitch;
  }

  /** A block comes late, and whole. */
  private static int beyond(ModelConfig config, PitchFilter filter) {
    return filter.delaySamples() + config.conditionHopSamples();
  }

  private static int window(ModelConfig config) {
    return config.encoder().mel().orElseThrow().windowSamples();
  }

  /**
   * Filters an utterance.
   *
   * @param drawn [count + {@link #beyond}]
   * @param envelope [F][mel] ln E of the condition's frames
   * @param periods [F] samples
   * @return [count]
   */
  static float[] restored(
      ModelConfig config, float[] drawn, int count, float[][] envelope, float[] periods) {
    int window = window(config);
    if (!config.conditioner().pitchCorrection()) {
      float[] x = withEnvelope(config, drawn, count + window, envelope);
      return withEnvelope(config, x, count, envelope);
    }
    float[] told =
        Arrays.copyOf(periods, Math.min(periods.length, count / config.conditionHopSamples()));
    PitchFilter harmonics = PitchFilters.harmonics(config);
    int combed = count + window + beyond(config, harmonics);
    float[] x = atPitch(config, PitchFilters.correction(config), drawn, combed + window, told);
    x = withEnvelope(config, x, combed, envelope);
    x = atPitch(config, harmonics, x, count + window, told);
    return withEnvelope(config, x, count, envelope);
  }

  private static float[] atPitch(
      ModelConfig config, PitchFilter filter, float[] x, int count, float[] periods) {
    int hops = x.length / config.conditionHopSamples();
    float period = 0;
    for (int f = 0; f < hops; f++) { // past the end the last one stays
      period = f < periods.length ? periods[f] : period;
      filter.expect(period);
    }
    return through(filter, x, count);
  }

  private static float[] withEnvelope(
      ModelConfig config, float[] x, int count, float[][] envelope) {
    ExpectedEnvelope expected = new ExpectedEnvelope();
    EnvelopeFilter filter = new EnvelopeFilter(config.newLogMel().orElseThrow(), expected);
    int frames = Math.min(envelope.length, count / config.conditionHopSamples());
    for (int f = 0; f < frames; f++) {
      expected.expect(envelope[f]);
    }
    return through(filter, x, count);
  }

  private static float[] through(SampleFilter filter, float[] x, int count) {
    float[] out = new float[count];
    int pushed = 0;
    int polled = 0;
    while (polled < count) {
      pushed += filter.push(x, pushed, x.length - pushed);
      polled += filter.poll(out, polled, count - polled);
    }
    return out;
  }
}
