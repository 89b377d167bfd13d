// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/** A matrix as rows [inputs][outputs], for {@link RowKernels}. */
record RowMatrix(float[][] rows) implements Matrix {
  @Override
  public int inputs() {
    return rows.length;
  }

  @Override
  public int outputs() {
    return rows[0].length;
  }

  @Override
  public void multiply(float[] start, float[] x, float[] y) {
    begin(start, y);
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      add4(i, x, y);
    }
    for (; i < rows.length; i++) {
      add1(rows[i], x[i], y);
    }
  }

  @Override
  public void multiplyRows(
      float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
    for (int t = 0; t < count; t++) {
      begin(start[t], y[t]);
    }
    // Four rows stay in the first-level cache while all frames pass over them.
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      for (int t = 0; t < count; t++) {
        add4(i, x[xFrom + t * xStep], y[t]);
      }
    }
    for (; i < rows.length; i++) {
      for (int t = 0; t < count; t++) {
        add1(rows[i], x[xFrom + t * xStep][i], y[t]);
      }
    }
  }

  private void begin(float[] start, float[] y) {
    if (start != y) {
      System.arraycopy(start, 0, y, 0, outputs());
    }
  }

  private void add4(int i, float[] x, float[] y) {
    add4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], x[i], x[i + 1], x[i + 2], x[i + 3], y);
  }

  private static void add4(
      float[] w0,
      float[] w1,
      float[] w2,
      float[] w3,
      float x0,
      float x1,
      float x2,
      float x3,
      float[] y) {
    for (int j = 0; j < w0.length; j++) {
      y[j] = fma(w3[j], x3, fma(w2[j], x2, fma(w1[j], x1, fma(w0[j], x0, y[j]))));
    }
  }

  private static void add1(float[] w, float x, float[] y) {
    for (int j = 0; j < w.length; j++) {
      y[j] = fma(w[j], x, y[j]);
    }
  }
}
