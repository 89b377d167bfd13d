// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.model.BFloat16;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.infer.kernel.Matrix;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The decoder's operations in its own sizes. A layer's two products make most of a step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class KernelBench {
  private static final int CHANNELS = 64;
  private static final int LAYERS = 28; // so that weights come from the second-level cache
  private static final int BLOCK = 8;

  @Param({"scalar", "vector"})
  public String kernels;

  /** Whether weights are bfloat16 numbers: the Vector kernels then store half the bytes. */
  @Param({"true", "false"})
  public boolean half;

  private KernelSet set;
  private Matrix[] matrices;
  private int next;
  private final KnotTable table = new KnotTable(64, 256);
  private final float[] x = new float[CHANNELS];
  private final float[] z = new float[2 * CHANNELS];
  private final float[] a = new float[CHANNELS];
  private final float[] knots = new float[256];
  private final float[] p = new float[256];
  private final float[] sums = new float[KnotTable.CLASSES];
  private final float[][] frames = new float[BLOCK][CHANNELS];
  private final float[][] ahead = new float[BLOCK][2 * CHANNELS];

  /** Random numbers. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    set = kernels.equals("vector") ? new VectorKernels() : new RowKernels();
    matrices = new Matrix[LAYERS];
    for (int l = 0; l < LAYERS; l++) {
      float[][] rows = new float[CHANNELS][2 * CHANNELS];
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          float w = 0.1f * (float) random.nextGaussian();
          row[i] = half ? BFloat16.round(w) : w;
        }
      }
      matrices[l] = set.matrix(rows);
    }
    for (int i = 0; i < knots.length; i++) {
      knots[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < CHANNELS; i++) {
      x[i] = (float) random.nextGaussian();
    }
  }

  /** {@code y = start + W x}, 64 to 128. */
  @Benchmark
  public float[] product() {
    next = (next + 1) % LAYERS;
    matrices[next].multiply(knots, x, z);
    return z;
  }

  /** Past taps of eight steps at once. */
  @Benchmark
  public float[][] lookAhead() {
    next = (next + 1) % LAYERS;
    matrices[next].multiplyRows(ahead, frames, 0, 1, ahead, BLOCK);
    return ahead;
  }

  /** A layer's gate. */
  @Benchmark
  public float[] gate() {
    System.arraycopy(knots, 0, z, 0, z.length);
    set.gate(z, a);
    return a;
  }

  /** From the knots of one band to the numbers that a level is drawn from. */
  @Benchmark
  public float[] distribution() {
    set.distribution(knots, 0, table, 0, 256, 1.6f, 0.01f, p, sums);
    return sums;
  }
}
