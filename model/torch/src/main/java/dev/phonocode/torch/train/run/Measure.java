// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import java.util.Locale;

/** What a training run measures. The names in lower case are those of {@code metrics.jsonl}. */
public enum Measure {
  /** Of speech that the decoder has learnt from, in all. */
  AUDIO_SECONDS,
  /** The decoder's loss. */
  BITS_PER_SAMPLE,
  /** The same under another item's codes and speaker. */
  BITS_PER_SAMPLE_WRONG_CODES,
  /** Nepers of band energy, all books. */
  MEL_ERROR,
  /** The same with the first 1, 2, … books. */
  MEL_ERROR_BY_BOOKS,
  /** That the prior asks for the first 1, 2, … books, where a stage weighs the rate. */
  BITS_PER_SECOND_BY_BOOKS,
  /** One less the ESTOI of the mel features, all books. */
  CORRELATION_ERROR,
  /** Cross-entropy of the labels given the guided codes. */
  PHONE_NATS,
  /**
   * Share of labelled frames whose phone the classifier tells from the code. Of units from several
   * clusterings one is right and one is told, seldom of the same: {@link #PHONE_NATS} says more
   * then.
   */
  PHONES_TOLD,
  /** Mean squared distance of latents to their codes. */
  COMMITMENT,
  /** Two to the entropy of each book's codes. */
  PERPLEXITY,
  /** Share of each book's codes that occurred. */
  USAGE,
  /** Mean bits of a code of each book under the prior. */
  BITS_BY_BOOK,
  /** Share of the fixed width that the prior saves, without any framing. */
  SAVED,
  /** Before clipping. */
  GRADIENT_NORM,
  /** Learnt from in a second of wall time. */
  AUDIO_SECONDS_PER_SECOND,
  /** Of wall time. */
  SECONDS_PER_STEP;

  /** Whether there is a number for each book. */
  boolean isByBook() {
    return switch (this) {
      case MEL_ERROR_BY_BOOKS, BITS_PER_SECOND_BY_BOOKS, PERPLEXITY, USAGE, BITS_BY_BOOK -> true;
      default -> false;
    };
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
