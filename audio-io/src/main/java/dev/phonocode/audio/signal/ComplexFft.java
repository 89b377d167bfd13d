// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Radix-2 FFT of N complex numbers (Cooley and Tukey 1965), decimation in time.
 *
 * <p>Written out rather than taken from a library because its order of operations is normative. It
 * works in its own two arrays, so one object serves one thread and a call allocates nothing.
 */
final class ComplexFft {
  final float[] re; // [N]
  final float[] im; // [N]
  final float[] cos; // [N] cos(π k / N)
  final float[] sin; // [N] sin(π k / N)
  private final int[] reversed; // [N]

  /**
   * Builds the tables.
   *
   * @param size number of complex numbers, a power of two from 2
   */
  ComplexFft(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("FFT size: expected a power of two from 2, found " + size);
    }
    re = new float[size];
    im = new float[size];
    cos = new float[size];
    sin = new float[size];
    reversed = new int[size];
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int k = 0; k < size; k++) {
      reversed[k] = Integer.reverse(k) >>> shift;
      cos[k] = (float) StrictMath.cos(StrictMath.PI * k / size);
      sin[k] = (float) StrictMath.sin(StrictMath.PI * k / size);
    }
  }

  /** Sets number {@code k} of the input. */
  void set(int k, float real, float imaginary) {
    re[reversed[k]] = real;
    im[reversed[k]] = imaginary;
  }

  /** Transforms what was {@link #set}; the spectrum is then in {@link #re} and {@link #im}. */
  void transform() {
    int size = re.length;
    for (int span = 1; span < size; span *= 2) {
      int stride = size / span; // the tables have 2 · size steps to the circle
      for (int start = 0; start < size; start += 2 * span) {
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
}
