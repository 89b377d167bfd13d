// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Power spectrum of a real signal by a radix-2 FFT (Cooley and Tukey 1965), decimation in time: the
 * N real samples are taken as N/2 complex ones, and the spectrum is split afterwards.
 *
 * <p>Written out rather than taken from a library because its order of operations is normative.
 * Keeps its work space, so one object serves one thread and a call allocates nothing.
 */
final class RealFft {

  private final int half;
  private final int[] reversed; // [half]
  private final float[] cos; // [half] cos(2π k / size)
  private final float[] sin; // [half] sin(2π k / size)
  private final float[] re; // [half]
  private final float[] im; // [half]

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
    reversed = new int[half];
    cos = new float[half];
    sin = new float[half];
    re = new float[half];
    im = new float[half];
    int shift = Integer.numberOfLeadingZeros(half) + 1;
    for (int k = 0; k < half; k++) {
      reversed[k] = Integer.reverse(k) >>> shift;
      cos[k] = (float) StrictMath.cos(2 * StrictMath.PI * k / size);
      sin[k] = (float) StrictMath.sin(2 * StrictMath.PI * k / size);
    }
  }

  /**
   * Writes {@code |X[k]|²} for k = 0 to size/2.
   *
   * @param samples [size]
   * @param power [size / 2 + 1]
   */
  void powerSpectrum(float[] samples, float[] power) {
    for (int k = 0; k < half; k++) {
      re[reversed[k]] = samples[2 * k];
      im[reversed[k]] = samples[2 * k + 1];
    }
    transform();
    split(power);
  }

  /** The complex transform of [half], in place on bit-reversed input. */
  private void transform() {
    for (int span = 1; span < half; span *= 2) {
      int stride = half / span; // the tables have 2 · half steps to the circle
      for (int start = 0; start < half; start += 2 * span) {
        for (int k = 0; k < span; k++) {
          int a = start + k;
          int b = a + span;
          float c = cos[k * stride];
          float s = sin[k * stride];
          float tr = c * re[b] + s * im[b];
          float ti = c * im[b] - s * re[b];
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] = re[a] + tr;
          im[a] = im[a] + ti;
        }
      }
    }
  }

  /** X[k] = E[k] + exp(-2πi k / size) O[k], with E and O the spectra of even and odd samples. */
  private void split(float[] power) {
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
      float xRe = evenRe + (cos[k] * oddRe + sin[k] * oddIm);
      float xIm = evenIm + (cos[k] * oddIm - sin[k] * oddRe);
      power[k] = xRe * xRe + xIm * xIm;
    }
  }
}
