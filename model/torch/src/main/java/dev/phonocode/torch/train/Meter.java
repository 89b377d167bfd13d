// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Means of what training steps gave, until they are reported. */
final class Meter {
  private static final double BITS_PER_NAT = 1 / Math.log(2);
  private static final double MEL_NEPERS = 3; // the feature's unit is a third

  private final CodeUsage usage;
  private final BitRates bitRates;
  private final Map<Measure, Double> sums = new EnumMap<>(Measure.class);
  private int steps;
  private double seconds;

  Meter(ModelConfig config) {
    usage = new CodeUsage(config.quantiser().books(), config.quantiser().size());
    bitRates = new BitRates(config.quantiser().books(), config.frameRateHz());
  }

  void add(Losses.Outcome outcome, double gradientNorm, double audioSeconds) {
    steps++;
    seconds += audioSeconds;
    usage.add(outcome.quantised().codes());
    outcome.nats().ifPresent(bitRates::add);
    outcome.nll().ifPresent(v -> add(Measure.BITS_PER_SAMPLE, v.getFloat() * BITS_PER_NAT));
    outcome.mel().ifPresent(v -> add(Measure.MEL_ERROR, v.getFloat() * MEL_NEPERS));
    outcome.correlation().ifPresent(v -> add(Measure.CORRELATION_ERROR, v.getFloat()));
    outcome.phones().ifPresent(v -> add(Measure.PHONE_NATS, v.getFloat()));
    add(Measure.COMMITMENT, outcome.commitment().getFloat());
    add(Measure.GRADIENT_NORM, gradientNorm);
  }

  private void add(Measure measure, double value) {
    sums.merge(measure, value, Double::sum);
  }

  /**
   * The means.
   *
   * @param step steps taken in all
   * @param wallSeconds that those added here took
   */
  Metrics report(String stage, int step, double wallSeconds) {
    Metrics means =
        new Metrics(Metrics.TRAIN, Optional.of(stage), step)
            .with(Measure.BITS_PER_SECOND_BY_BOOKS, bitRates.byBooks())
            .with(Measure.PERPLEXITY, usage.perplexity())
            .with(Measure.USAGE, usage.usage())
            .with(Measure.AUDIO_SECONDS_PER_SECOND, seconds / wallSeconds);
    for (Map.Entry<Measure, Double> sum : sums.entrySet()) {
      means = means.with(sum.getKey(), sum.getValue() / steps);
    }
    return means;
  }
}
