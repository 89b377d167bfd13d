// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * A signal cut into overlapping windowed frames. A frame must lie within the signal whole; a signal
 * shorter than one frame counts as followed by zeros.
 *
 * @param signal [samples]
 * @param window [frame samples]
 * @param hop samples from frame to frame
 */
record Frames(double[] signal, double[] window, int hop) {
  /** How many frames there are, at least 1. */
  int count() {
    return 1 + Math.max(0, signal.length - window.length) / hop;
  }

  /** One frame times the window: [frame samples]. */
  double[] get(int index) {
    double[] frame = new double[window.length];
    int start = index * hop;
    int length = Math.min(window.length, signal.length - start);
    for (int i = 0; i < length; i++) {
      frame[i] = signal[start + i] * window[i];
    }
    return frame;
  }

  static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v * v;
    }
    return sum;
  }
}
