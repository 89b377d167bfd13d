// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

/**
 * A line of {@code metrics.jsonl}. Numbers that a stage does not have are absent.
 *
 * @param kind {@code train} (means since the line before) or {@code valid} (averaged weights, on
 *     held-out segments)
 * @param step steps taken
 * @param audioSeconds that the decoder has learnt from, in all
 * @param bitsPerSample the decoder's loss
 * @param bitsPerSampleWrongCodes the same under another item's codes
 * @param melError nepers of band energy, all books
 * @param melErrorByBooks the same with the first 1, 2, … books
 * @param bitsPerSecondByBooks that the prior asks for them, where a stage weighs the rate
 * @param correlationError one less the ESTOI of the mel features, all books
 * @param phoneNats cross-entropy of the labels given the guided codes
 * @param phonesTold share of labelled frames whose phone the classifier tells from the code
 * @param commitment mean squared distance of latents to their codes
 * @param perplexity of each book's codes
 * @param usage share of each book's codes that occurred
 * @param gradientNorm before clipping
 * @param audioSecondsPerSecond learnt from in a second of wall time
 */
public record Progress(
    String kind,
    String stage,
    int step,
    double audioSeconds,
    Double bitsPerSample,
    Double bitsPerSampleWrongCodes,
    Double melError,
    double[] melErrorByBooks,
    double[] bitsPerSecondByBooks,
    Double correlationError,
    Double phoneNats,
    Double phonesTold,
    Double commitment,
    double[] perplexity,
    double[] usage,
    Double gradientNorm,
    Double audioSecondsPerSecond) {}
