// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.model.ModelConfig;

/** Means of what training steps gave, until they are reported. */
final class Meter {
  private final long start = System.nanoTime();
  private final CodeUsage usage;
  private final BitRates bitRates;
  private int steps;
  private double seconds;
  private double nll;
  private double mel;
  private double correlation;
  private double phones;
  private double commitment;
  private double norm;
  private boolean decoder;
  private boolean heads;
  private boolean correlated;
  private boolean labelled;

  Meter(ModelConfig config) {
    usage = new CodeUsage(config.quantiser().books(), config.quantiser().size());
    bitRates = new BitRates(config.quantiser().books(), config.frameRateHz());
  }

  void add(Losses.Outcome outcome, float gradientNorm, double audioSeconds) {
    steps++;
    seconds += audioSeconds;
    norm += gradientNorm;
    commitment += outcome.commitment().getFloat();
    usage.add(outcome.quantised().codes());
    outcome.nats().ifPresent(bitRates::add);
    outcome.nll().ifPresent(v -> nll += v.getFloat());
    outcome.mel().ifPresent(v -> mel += v.getFloat());
    outcome.correlation().ifPresent(v -> correlation += v.getFloat());
    outcome.phones().ifPresent(v -> phones += v.getFloat());
    labelled = outcome.phones().isPresent();
    decoder = outcome.nll().isPresent();
    heads = outcome.mel().isPresent();
    correlated = outcome.correlation().isPresent();
  }

  Progress report(String stage, int step, double audioSeconds) {
    return new Progress(
        "train",
        stage,
        step,
        audioSeconds,
        decoder ? nll / steps / Math.log(2) : null,
        null,
        heads ? 3 * mel / steps : null,
        null,
        bitRates.byBooks().length == 0 ? null : bitRates.byBooks(),
        correlated ? correlation / steps : null,
        labelled ? phones / steps : null,
        null,
        commitment / steps,
        usage.perplexity(),
        usage.usage(),
        norm / steps,
        seconds / ((System.nanoTime() - start) * 1e-9));
  }
}
