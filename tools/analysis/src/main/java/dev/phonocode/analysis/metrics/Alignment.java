// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.Arrays;

/**
 * A pair of signals with the delay between them taken out: codecs may start late, and measures that
 * compare frame by frame must not see it. One delay for the whole signal, at most 200 ms either
 * way, in steps of 2.5 ms: the one at which the energy envelopes correlate best.
 *
 * @param delaySamples by which the degraded signal was late; negative if it was early
 * @param reference [samples]
 * @param degraded [samples], as long
 */
record Alignment(int delaySamples, double[] reference, double[] degraded) {
  private static final int HOP_SAMPLES = 40; // 2.5 ms at 16 kHz
  private static final int WINDOW_SAMPLES = 160; // 10 ms
  private static final int MAX_HOPS = 80; // 200 ms

  /** Aligns two signals at 16 kHz and cuts them to equal length. */
  static Alignment of(double[] reference, double[] degraded) {
    int delay = HOP_SAMPLES * bestLag(envelope(reference), envelope(degraded));
    double[] shifted = delayed(degraded, -delay);
    int samples = Math.min(reference.length, shifted.length);
    return new Alignment(delay, Arrays.copyOf(reference, samples), Arrays.copyOf(shifted, samples));
  }

  /** RMS of each frame, less its mean: [frames]. */
  private static double[] envelope(double[] signal) {
    double[] rectangle = new double[WINDOW_SAMPLES];
    Arrays.fill(rectangle, 1);
    Frames frames = new Frames(signal, rectangle, HOP_SAMPLES);
    double[] envelope = new double[frames.count()];
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = Math.sqrt(Frames.sumOfSquares(frames.get(i)) / WINDOW_SAMPLES);
    }
    double mean = Arrays.stream(envelope).average().orElseThrow();
    Arrays.setAll(envelope, i -> envelope[i] - mean);
    return envelope;
  }

  /** The lag of b behind a, in hops; the smallest of those that fit equally well. */
  private static int bestLag(double[] a, double[] b) {
    int least = Math.max(-MAX_HOPS, 1 - a.length);
    int most = Math.min(MAX_HOPS, b.length - 1);
    int best = least;
    double highest = Double.NEGATIVE_INFINITY;
    for (int lag = least; lag <= most; lag++) {
      double correlation = 0;
      for (int i = Math.max(0, -lag); i < a.length && i + lag < b.length; i++) {
        correlation += a[i] * b[i + lag];
      }
      if (correlation > highest) {
        highest = correlation;
        best = lag;
      }
    }
    return best;
  }

  /** The signal with zeros put before it, or, for a negative count, its first samples taken off. */
  private static double[] delayed(double[] signal, int count) {
    if (count <= 0) {
      return Arrays.copyOfRange(signal, Math.min(-count, signal.length), signal.length);
    }
    double[] later = new double[signal.length + count];
    System.arraycopy(signal, 0, later, count, signal.length);
    return later;
  }
}
