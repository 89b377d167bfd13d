// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Power spectra of frames, zero-padded to one size. Not for several threads at once. */
final class PowerSpectrum {
  private final int size;
  private final double[][] work; // [real, imaginary][size]

  /**
   * A transform.
   *
   * @param size a power of two
   */
  PowerSpectrum(int size) {
    this.size = size;
    work = new double[2][size];
  }

  /**
   * {@code |X[k]|²} for the bins from 0 to half the sample rate.
   *
   * @param frame [1..size]
   * @return [size / 2 + 1]
   */
  double[] of(double[] frame) {
    Arrays.fill(work[0], 0);
    Arrays.fill(work[1], 0);
    System.arraycopy(frame, 0, work[0], 0, frame.length);
    transform();
    double[] power = new double[size / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = work[0][k] * work[0][k] + work[1][k] * work[1][k];
    }
    return power;
  }

  /**
   * The frame's autocorrelation by Wiener and Khinchin: the transform of its power spectrum. The
   * size must be at least {@code frame.length + lags}, or the frame's ends meet.
   *
   * @return [lags]
   */
  double[] autocorrelation(double[] frame, int lags) {
    double[] power = of(frame);
    Arrays.fill(work[1], 0);
    for (int k = 0; k < size; k++) {
      work[0][k] = power[Math.min(k, size - k)] / size;
    }
    transform();
    return Arrays.copyOf(work[0], lags);
  }

  private void transform() {
    FastFourierTransformer.transformInPlace(work, DftNormalization.STANDARD, TransformType.FORWARD);
  }
}
