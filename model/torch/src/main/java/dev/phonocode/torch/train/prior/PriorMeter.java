// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Bits a code of each book, over several batches. */
final class PriorMeter {
  private final long start = System.nanoTime();
  private final int codeBits;
  private final double[] nats;
  private final long[] counts;
  private double norms;
  private int steps;

  PriorMeter(int books, int codeBits) {
    this.codeBits = codeBits;
    nats = new double[books];
    counts = new long[books];
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

  PriorProgress report(String kind, int step) {
    double[] bits = new double[nats.length];
    double sum = 0;
    for (int q = 0; q < bits.length; q++) {
      bits[q] = nats[q] / counts[q] / Math.log(2);
      sum += bits[q];
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new PriorProgress(
        kind,
        step,
        bits,
        1 - sum / (bits.length * codeBits),
        steps == 0 ? null : norms / steps,
        steps == 0 ? null : seconds / steps);
  }
}
