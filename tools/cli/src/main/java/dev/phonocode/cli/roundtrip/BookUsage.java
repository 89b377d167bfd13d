// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.PhcPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * How one book's codes were used.
 *
 * @param used codes that occurred at least once
 * @param perplexity 2 to the entropy of the codes in bits: how many codes, equally often, would
 *     surprise as much; 1 for one code all the time, 0 for no frames at all
 */
public record BookUsage(int used, double perplexity) {
  /** One for each book. */
  static List<BookUsage> of(CodeSequence codes) {
    List<BookUsage> usage = new ArrayList<>();
    for (int book = 0; book < codes.books(); book++) {
      usage.add(of(counts(codes, book)));
    }
    return usage;
  }

  /** How often each code of a book, from 0, occurred. */
  static long[] counts(CodeSequence codes, int book) {
    long[] counts = new long[codes.codebookSizes().get(book)];
    for (PhcPacket packet : codes.packets()) {
      for (int frame = 0; frame < packet.frames(); frame++) {
        counts[packet.code(frame, book)]++;
      }
    }
    return counts;
  }

  /** Of a book whose code j occurred {@code counts[j]} times. */
  static BookUsage of(long[] counts) {
    long total = 0;
    int used = 0;
    for (long count : counts) {
      total += count;
      used += count > 0 ? 1 : 0;
    }
    double nats = 0;
    for (long count : counts) {
      if (count > 0) {
        double p = (double) count / total;
        nats -= p * Math.log(p);
      }
    }
    return new BookUsage(used, total == 0 ? 0 : Math.exp(nats));
  }
}
