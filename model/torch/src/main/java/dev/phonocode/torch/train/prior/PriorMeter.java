// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import java.util.List;
import java.util.Optional;

/** Bits a code of each book, over several batches. */
final class PriorMeter {
  private final int codeBits;
  private final double[] nats;
  private final long[] counts;
  private double norms;
  private int steps;

  PriorMeter(ModelConfig.Quantiser quantiser) {
    codeBits = quantiser.codeBits();
    nats = new double[quantiser.books()];
    counts = new long[quantiser.books()];
  }

  void add(PriorBatch batch, List<NDArray> sums) {
    for (int q = 0; q < nats.length; q++) {
      nats[q] += sums.get(q).getFloat();
      counts[q] += batch.count(q);
    }
  }

  void addStep(float gradientNorm) {
    norms += gradientNorm;
    steps++;
  }

  /**
   * What was measured.
   *
   * @param step steps taken in all
   * @param wallSeconds that the steps added here took
   */
  Metrics report(String kind, int step, double wallSeconds) {
    double[] bits = new double[nats.length];
    double sum = 0;
    for (int q = 0; q < bits.length; q++) {
      bits[q] = nats[q] / counts[q] / Math.log(2);
      sum += bits[q];
    }
    return new Metrics(kind, Optional.empty(), step)
        .with(Measure.BITS_BY_BOOK, bits)
        .with(Measure.SAVED, 1 - sum / (bits.length * codeBits))
        .with(Measure.GRADIENT_NORM, norms / steps) // not measured where no step was taken
        .with(Measure.SECONDS_PER_STEP, wallSeconds / steps);
  }
}
