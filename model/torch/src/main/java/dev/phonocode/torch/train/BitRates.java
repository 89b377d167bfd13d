// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Means of the bits a second that a prior asks for the first books of a stream. */
final class BitRates {
  private final double frameRateHz;
  private final double[] nats; // of a code, by book
  private int batches;

  BitRates(int books, double frameRateHz) {
    this.frameRateHz = frameRateHz;
    nats = new double[books];
  }

  /** Adds the mean nats of a code of each book over a batch. */
  void add(List<NDArray> means) {
    for (int q = 0; q < nats.length; q++) {
      nats[q] += means.get(q).getFloat();
    }
    batches++;
  }

  /** Bits a second with the first 1, 2, … books; empty if nothing was added. */
  double[] byBooks() {
    double[] rates = new double[batches == 0 ? 0 : nats.length];
    double sum = 0;
    for (int q = 0; q < rates.length; q++) {
      sum += nats[q] / batches / Math.log(2) * frameRateHz;
      rates[q] = sum;
    }
    return rates;
  }
}
