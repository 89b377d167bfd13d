// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * FFT of N complex numbers, radix 4 with one pass of radix 2 where N asks for it, self-sorting
 * (Stockham's: Cochran et al. 1967). A pass reads one pair of arrays and writes another, in runs of
 * neighbours, which is what lets the compiler use vectors.
 *
 * <p>Written out rather than taken from a library because its order of operations is normative. It
 * works in its own arrays, so one object serves one thread and a call allocates nothing.
 */
final class ComplexFft {
  private final int size;
  private final float[] cos; // [N] cos(2π k / N)
  private final float[] sin; // [N] sin(2π k / N)
  private float[] re; // [N] what comes and what came
  private float[] im;
  private float[] nextRe;
  private float[] nextIm;

  /**
   * Builds the tables.
   *
   * @param size number of complex numbers, a power of two from 2
   */
  ComplexFft(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("FFT size: expected a power of two from 2, found " + size);
    }
    this.size = size;
    re = new float[size];
    im = new float[size];
    nextRe = new float[size];
    nextIm = new float[size];
    cos = new float[size];
    sin = new float[size];
    for (int k = 0; k < size; k++) {
      cos[k] = (float) StrictMath.cos(2 * StrictMath.PI * k / size);
      sin[k] = (float) StrictMath.sin(2 * StrictMath.PI * k / size);
    }
  }

  /** Real parts [N], to be written before {@link #transform} and read after it: ask anew. */
  float[] re() {
    return re;
  }

  /** Imaginary parts, likewise. */
  float[] im() {
    return im;
  }

  /** Puts the spectrum in the place of the numbers. */
  void transform() {
    int left = size; // points of each transform that is still to be done
    int run = 1; // neighbours that are treated alike
    for (; left >= 4; left /= 4, run *= 4) {
      for (int p = 0; p < left / 4; p++) {
        radix4(p, left / 4 * run, run);
      }
      swap();
    }
    if (left == 2) {
      radix2(run);
      swap();
    }
  }

  /** Four numbers a quarter apart become four neighbouring runs. */
  private void radix4(int p, int quarter, int run) {
    float c1 = cos[p * run];
    float s1 = sin[p * run];
    float c2 = cos[2 * p * run];
    float s2 = sin[2 * p * run];
    float c3 = cos[3 * p * run];
    float s3 = sin[3 * p * run];
    float[] xr = re;
    float[] xi = im;
    float[] yr = nextRe;
    float[] yi = nextIm;
    int from = p * run;
    int to = 4 * p * run;
    for (int q = 0; q < run; q++) {
      float acRe = xr[from + q] + xr[from + 2 * quarter + q];
      float acIm = xi[from + q] + xi[from + 2 * quarter + q];
      float aMinusRe = xr[from + q] - xr[from + 2 * quarter + q];
      float aMinusIm = xi[from + q] - xi[from + 2 * quarter + q];
      float bdRe = xr[from + quarter + q] + xr[from + 3 * quarter + q];
      float bdIm = xi[from + quarter + q] + xi[from + 3 * quarter + q];
      float bMinusRe = xr[from + quarter + q] - xr[from + 3 * quarter + q];
      float bMinusIm = xi[from + quarter + q] - xi[from + 3 * quarter + q];
      yr[to + q] = acRe + bdRe;
      yi[to + q] = acIm + bdIm;
      float re1 = aMinusRe + bMinusIm;
      float im1 = aMinusIm - bMinusRe;
      yr[to + run + q] = fma(c1, re1, s1 * im1);
      yi[to + run + q] = fma(c1, im1, -(s1 * re1));
      float re2 = acRe - bdRe;
      float im2 = acIm - bdIm;
      yr[to + 2 * run + q] = fma(c2, re2, s2 * im2);
      yi[to + 2 * run + q] = fma(c2, im2, -(s2 * re2));
      float re3 = aMinusRe - bMinusIm;
      float im3 = aMinusIm + bMinusRe;
      yr[to + 3 * run + q] = fma(c3, re3, s3 * im3);
      yi[to + 3 * run + q] = fma(c3, im3, -(s3 * re3));
    }
  }

  private void radix2(int run) {
    for (int q = 0; q < run; q++) {
      nextRe[q] = re[q] + re[run + q];
      nextIm[q] = im[q] + im[run + q];
      nextRe[run + q] = re[q] - re[run + q];
      nextIm[run + q] = im[q] - im[run + q];
    }
  }

  private void swap() {
    float[] x = re;
    re = nextRe;
    nextRe = x;
    x = im;
    im = nextIm;
    nextIm = x;
  }
}
