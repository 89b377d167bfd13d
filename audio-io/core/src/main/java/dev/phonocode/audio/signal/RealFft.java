// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * Spectrum of a real signal and back: the N real samples are taken as N/2 complex ones, and the
 * spectrum is split afterwards. One object serves one thread and a call allocates nothing.
 */
final class RealFft {
  private final int half;
  private final ComplexFft fft;
  private final float[] cos; // [half] cos(2π k / N)
  private final float[] sin; // [half] sin(2π k / N)
  private final float[] re; // [half + 1] the spectrum
  private final float[] im;

  /**
   * Builds the tables.
   *
   * @param size number of real samples, a power of two from 4
   */
  RealFft(int size) {
    if (size < 4 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("FFT size: expected a power of two from 4, found " + size);
    }
    half = size / 2;
    fft = new ComplexFft(half);
    cos = new float[half];
    sin = new float[half];
    for (int k = 0; k < half; k++) {
      cos[k] = (float) StrictMath.cos(StrictMath.PI * k / half);
      sin[k] = (float) StrictMath.sin(StrictMath.PI * k / half);
    }
    re = new float[half + 1];
    im = new float[half + 1];
  }

  /**
   * Writes {@code |X[k]|²} for k = 0 to size/2.
   *
   * @param samples [size]
   * @param power [size / 2 + 1]
   */
  void powerSpectrum(float[] samples, float[] power) {
    forward(samples);
    for (int k = 0; k <= half; k++) {
      power[k] = fma(re[k], re[k], im[k] * im[k]);
    }
  }

  /**
   * Filters a stretch in place, circularly and with zero phase.
   *
   * @param samples [size]
   * @param gains [size / 2 + 1] of the bins
   */
  void filter(float[] samples, float[] gains) {
    forward(samples);
    for (int k = 0; k <= half; k++) {
      re[k] = gains[k] * re[k];
      im[k] = gains[k] * im[k];
    }
    backward(samples);
  }

  /** X[k] = E[k] + exp(-2πi k / size) O[k], with E and O the spectra of even and odd samples. */
  private void forward(float[] samples) {
    float[] zr = fft.re();
    float[] zi = fft.im();
    for (int k = 0; k < half; k++) {
      zr[k] = samples[2 * k];
      zi[k] = samples[2 * k + 1];
    }
    fft.transform();
    zr = fft.re();
    zi = fft.im();
    re[0] = zr[0] + zi[0];
    im[0] = 0f;
    re[half] = zr[0] - zi[0];
    im[half] = 0f;
    for (int k = 1; k < half; k++) {
      int m = half - k;
      float evenRe = 0.5f * (zr[k] + zr[m]);
      float evenIm = 0.5f * (zi[k] - zi[m]);
      float oddRe = 0.5f * (zi[k] + zi[m]);
      float oddIm = 0.5f * (zr[m] - zr[k]);
      re[k] = fma(sin[k], oddIm, fma(cos[k], oddRe, evenRe));
      im[k] = fma(-sin[k], oddRe, fma(cos[k], oddIm, evenIm));
    }
  }

  /** The inverse: E[k] + i O[k] is transformed, conjugated before and after. */
  private void backward(float[] samples) {
    float[] zr = fft.re();
    float[] zi = fft.im();
    for (int k = 0; k < half; k++) {
      int m = half - k;
      float evenRe = 0.5f * (re[k] + re[m]);
      float evenIm = 0.5f * (im[k] - im[m]);
      float turnedRe = 0.5f * (re[k] - re[m]);
      float turnedIm = 0.5f * (im[k] + im[m]);
      float oddRe = fma(cos[k], turnedRe, -(sin[k] * turnedIm));
      float oddIm = fma(cos[k], turnedIm, sin[k] * turnedRe);
      zr[k] = evenRe - oddIm;
      zi[k] = -(evenIm + oddRe);
    }
    fft.transform();
    zr = fft.re();
    zi = fft.im();
    for (int k = 0; k < half; k++) {
      samples[2 * k] = zr[k] / half;
      samples[2 * k + 1] = -(zi[k] / half);
    }
  }
}
