// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Power spectrum of a real signal: the N real samples are taken as N/2 complex ones, and the
 * spectrum is split afterwards. One object serves one thread and a call allocates nothing.
 */
final class RealFft {

  private final ComplexFft fft;
  private final int half;

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
  }

  /**
   * Writes {@code |X[k]|²} for k = 0 to size/2.
   *
   * @param samples [size]
   * @param power [size / 2 + 1]
   */
  void powerSpectrum(float[] samples, float[] power) {
    for (int k = 0; k < half; k++) {
      fft.set(k, samples[2 * k], samples[2 * k + 1]);
    }
    fft.transform();
    split(fft.re, fft.im, power);
  }

  /** X[k] = E[k] + exp(-2πi k / size) O[k], with E and O the spectra of even and odd samples. */
  private void split(float[] re, float[] im, float[] power) {
    float first = re[0] + im[0];
    float last = re[0] - im[0];
    power[0] = first * first;
    power[half] = last * last;
    for (int k = 1; k < half; k++) {
      int m = half - k;
      float evenRe = 0.5f * (re[k] + re[m]);
      float evenIm = 0.5f * (im[k] - im[m]);
      float oddRe = 0.5f * (im[k] + im[m]);
      float oddIm = 0.5f * (re[m] - re[k]);
      float xRe = evenRe + (fft.cos[k] * oddRe + fft.sin[k] * oddIm);
      float xIm = evenIm + (fft.cos[k] * oddIm - fft.sin[k] * oddRe);
      power[k] = xRe * xRe + xIm * xIm;
    }
  }
}
