// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

/**
 * A line of a prior's {@code metrics.jsonl}.
 *
 * @param kind {@code train} (means since the line before), or the name of a split that was not
 *     trained on (averaged weights, every frame of it, in packets)
 * @param step steps taken
 * @param bitsByBook mean bits of a code of each book
 * @param saved share of the fixed width that the prior saves, without any framing
 * @param gradientNorm before clipping; absent where nothing was learnt
 * @param secondsPerStep of wall time; absent where nothing was learnt
 */
public record PriorProgress(
    String kind,
    int step,
    double[] bitsByBook,
    double saved,
    Double gradientNorm,
    Double secondsPerStep) {}
