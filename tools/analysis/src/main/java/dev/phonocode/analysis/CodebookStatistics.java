// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** How often each code of each book occurred. Not for several threads at once. */
final class CodebookStatistics {
  private final long[][] counts; // [books][size]

  CodebookStatistics(int books, int size) {
    counts = new long[books][size];
  }

  /**
   * Counts.
   *
   * @param codes [frames][books]
   */
  void add(int[][] codes) {
    for (int[] frame : codes) {
      for (int book = 0; book < counts.length; book++) {
        counts[book][frame[book]]++;
      }
    }
  }

  long frames() {
    return Arrays.stream(counts[0]).sum();
  }

  /** Each book's share of codes that occurred: [books], 0 to 1. */
  double[] usage() {
    return perBook(book -> (double) Arrays.stream(book).filter(n -> n > 0).count() / book.length);
  }

  /** The entropy of each book's codes over that of codes equally often: [books], 0 to 1. */
  double[] normalisedEntropy() {
    long frames = frames();
    return perBook(
        book ->
            Arrays.stream(book)
                    .filter(n -> n > 0)
                    .mapToDouble(n -> (double) n / frames)
                    .map(p -> -p * Math.log(p))
                    .sum()
                / Math.log(book.length));
  }

  private double[] perBook(ToDoubleFunction<long[]> figure) {
    return Arrays.stream(counts).mapToDouble(figure).toArray();
  }
}
