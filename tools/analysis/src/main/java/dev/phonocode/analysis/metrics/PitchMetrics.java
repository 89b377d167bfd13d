// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.Arrays;

/**
 * How well the tune was kept. {@link AutocorrelationPitch} tracks both signals.
 *
 * @param cents median absolute pitch difference over the frames voiced in both, in hundredths of a
 *     semitone; NaN if there are none
 * @param voicingErrorPercent frames voiced in one signal alone, of all frames; NaN if there is no
 *     voice in either
 */
record PitchMetrics(double cents, double voicingErrorPercent) {
  /** Compares two signals of equal length at 16 kHz. */
  static PitchMetrics of(double[] reference, double[] degraded) {
    double[] a = AutocorrelationPitch.track(reference);
    double[] b = AutocorrelationPitch.track(degraded);
    double[] cents = new double[a.length];
    int bothVoiced = 0;
    int different = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > 0 && b[i] > 0) {
        cents[bothVoiced++] = Math.abs(1200 * Math.log(b[i] / a[i]) / Math.log(2));
      } else if (a[i] > 0 || b[i] > 0) {
        different++;
      }
    }
    boolean isVoiced = bothVoiced + different > 0;
    return new PitchMetrics(
        median(Arrays.copyOf(cents, bothVoiced)),
        isVoiced ? 100.0 * different / a.length : Double.NaN);
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
