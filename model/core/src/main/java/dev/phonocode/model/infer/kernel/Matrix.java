// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * An immutable matrix W [outputs][inputs] that knows {@code start + W x} with one order of
 * operations: each output begins at its start and takes its inputs in ascending order, {@code s =
 * fma(W[o][i], x[i], s)}. A sum over several matrices is a chain of calls, each starting where the
 * one before ended.
 */
public interface Matrix {
  /** Length of x. */
  int inputs();

  /** Length of y. */
  int outputs();

  /**
   * {@code y = start + W x}.
   *
   * @param start [outputs] or longer; may be y
   * @param x [inputs] or longer; not y
   * @param y [outputs] or longer
   */
  void multiply(float[] start, float[] x, float[] y);

  /**
   * {@code y[t] = start[t] + W x[xFrom + t · xStep]} for t = 0 … count - 1: the bits of as many
   * single calls, but each weight is read once for several frames.
   *
   * @param start rows of [outputs] or longer; may be y, or one row many times
   * @param x rows of [inputs] or longer
   * @param y rows of [outputs] or longer; none of them a row of x
   */
  void multiplyRows(float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count);
}
