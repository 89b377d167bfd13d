// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How fast one thread of this machine reads memory and multiplies, measured now. A decoder that
 * takes one sample after the other reads every weight once a step, so its limit is memory, or the
 * products by themselves: weights in the first cache, unpacked and multiplied by the kernels that
 * the decoder uses, with nothing before, between or after.
 */
public final class MachineLimits {
  private static final int ROW = 2048; // ints or floats; a row stays in the first cache
  private static final int ROWS_AT_ONCE = 8;
  private static final int CHAIN = 4;
  private static final long MEASURE_NANOS = 40_000_000;
  private static final int TRIES = 3;
  private static final int INPUTS = 64; // of the product; its weights take 16 KB, packed
  private static final int OUTPUTS = 128;

  private final int[][] rows;
  private final int[] sum = new int[ROW];
  private final float[] values = new float[ROW];
  private final Matrix matrix;
  private final float[] zeros = new float[OUTPUTS];

  /**
   * Prepares measurements.
   *
   * @param workingSetBytes memory that is read again and again, the size of the weights
   * @param kernels that multiply
   */
  public MachineLimits(long workingSetBytes, KernelSet kernels) {
    long groupBytes = (long) ROW * Integer.BYTES * ROWS_AT_ONCE;
    int groups = (int) Math.max(1, (workingSetBytes + groupBytes / 2) / groupBytes);
    this.rows = new int[groups * ROWS_AT_ONCE][ROW];
    float[][] weights = new float[INPUTS][OUTPUTS];
    for (float[] row : weights) {
      Arrays.fill(row, 0.5f);
    }
    this.matrix = kernels.matrix(weights);
  }

  /** Bytes read a second over the working set. */
  public double readBytesPerSecond() {
    return best(
        () -> {
          for (int r = 0; r < rows.length; r += ROWS_AT_ONCE) {
            addRows(sum, rows, r);
          }
          return (long) rows.length * ROW * Integer.BYTES;
        });
  }

  /** Fused multiply-adds a second from registers: what the processor can at most. */
  public double multiplyAddsPerSecond() {
    return best(
        () -> {
          multiplyAdd(values, 0.5f, 0.25f);
          return (long) ROW * CHAIN;
        });
  }

  /**
   * Multiply-adds a second of the kernels' products, weights unpacked.
   *
   * @param streams that each weight is unpacked for
   */
  public double productsPerSecond(int streams) {
    float[][] start = new float[streams][];
    Arrays.fill(start, zeros);
    float[][] x = new float[streams][INPUTS];
    float[][] y = new float[streams][OUTPUTS];
    return best(
        () -> {
          matrix.multiplyRows(start, x, 0, 1, y, streams);
          return (long) streams * INPUTS * OUTPUTS;
        });
  }

  /** Units a second: the best of a few tries, since whatever disturbs makes it slower. */
  private static double best(LongSupplier work) {
    double best = 0;
    for (int i = 0; i < TRIES; i++) {
      long units = 0;
      long start = System.nanoTime();
      long now = start;
      while (now - start < MEASURE_NANOS) {
        for (int batch = 0; batch < 16; batch++) {
          units += work.getAsLong();
        }
        now = System.nanoTime();
      }
      best = Math.max(best, units * 1e9 / (now - start));
    }
    return best;
  }

  /** Every array is indexed by the bare loop variable: the form that C2 vectorises. */
  private static void addRows(int[] sum, int[][] rows, int r) {
    int[] a = rows[r];
    int[] b = rows[r + 1];
    int[] c = rows[r + 2];
    int[] d = rows[r + 3];
    int[] e = rows[r + 4];
    int[] f = rows[r + 5];
    int[] g = rows[r + 6];
    int[] h = rows[r + 7];
    for (int j = 0; j < ROW; j++) {
      sum[j] = sum[j] + a[j] + b[j] + c[j] + d[j] + e[j] + f[j] + g[j] + h[j];
    }
  }

  /** Four steps from load to store, so that memory does not count; converges, never denormal. */
  private static void multiplyAdd(float[] values, float m, float a) {
    for (int j = 0; j < ROW; j++) {
      float v = values[j];
      v = Math.fma(v, m, a);
      v = Math.fma(v, m, a);
      v = Math.fma(v, m, a);
      v = Math.fma(v, m, a);
      values[j] = v;
    }
  }
}
