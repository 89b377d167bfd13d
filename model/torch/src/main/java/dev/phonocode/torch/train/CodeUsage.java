// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** How the codes of each book are used: the share of them, and the perplexity of the rest. */
final class CodeUsage {
  private final long[][] counts; // [books][size]

  CodeUsage(int books, int size) {
    counts = new long[books][size];
  }

  void add(List<NDArray> codes) {
    for (int q = 0; q < counts.length; q++) {
      for (long code : codes.get(q).toLongArray()) {
        counts[q][(int) code]++;
      }
    }
  }

  /** Share of a book's codes that occurred, each book. */
  double[] usage() {
    double[] usage = new double[counts.length];
    for (int q = 0; q < usage.length; q++) {
      for (long n : counts[q]) {
        usage[q] += n > 0 ? 1.0 / counts[q].length : 0;
      }
    }
    return usage;
  }

  /** Two to the entropy of a book's codes, each book. */
  double[] perplexity() {
    double[] perplexity = new double[counts.length];
    for (int q = 0; q < perplexity.length; q++) {
      double total = 0;
      for (long n : counts[q]) {
        total += n;
      }
      double nats = 0;
      for (long n : counts[q]) {
        nats -= n > 0 ? n / total * Math.log(n / total) : 0;
      }
      perplexity[q] = Math.exp(nats);
    }
    return perplexity;
  }
}
