// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import be.tarsos.dsp.util.fft.FFT;
import java.util.Arrays;

/**
 * Power spectra of frames, zero-padded to one size, in single precision: what that adds lies 120 dB
 * under a frame's loudest bin, where a file of 16 bits has noise of its own. Not for several
 * threads at once.
 */
final class PowerSpectrum {
  private final FFT fft;
  private final float[] work; // [size]; transformed: re 0, re size/2, then re and im of 1, 2, …

  /**
   * A transform.
   *
   * @param size a power of two
   */
  PowerSpectrum(int size) {
    fft = new FFT(size);
    work = new float[size];
  }

  /**
   * {@code |X[k]|²} for the bins from 0 to half the sample rate.
   *
   * @param frame [1..size]
   * @return [size / 2 + 1]
   */
  double[] of(double[] frame) {
    Arrays.fill(work, 0);
    for (int i = 0; i < frame.length; i++) {
      work[i] = (float) frame[i];
    }
    fft.forwardTransform(work);
    double[] power = new double[work.length / 2 + 1];
    power[0] = square(0);
    power[work.length / 2] = square(1);
    for (int k = 1; k < work.length / 2; k++) {
      power[k] = square(2 * k) + square(2 * k + 1);
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
    for (int k = 0; k < work.length; k++) {
      work[k] = (float) power[Math.min(k, work.length - k)] / work.length;
    }
    fft.forwardTransform(work);
    double[] correlation = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      correlation[lag] = work[2 * lag];
    }
    return correlation;
  }

  private double square(int i) {
    return (double) work[i] * work[i];
  }
}
