// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.infer.kernel.LevelRule;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The decoder's operations in its own sizes. A layer's two products make most of a step. */
public class KernelBench extends LayersBench {
  private static final int BLOCK = 8;

  /** Whether weights are bfloat16 numbers: the Vector kernels then store half the bytes. */
  @Param({"true", "false"})
  public boolean half;

  private final LevelRule rule = new LevelRule(new KnotTable(64, 256), 1.6f, 0.01f);
  private float[] knots;
  private float[] x;
  private final float[] z = new float[2 * CHANNELS];
  private final float[] a = new float[CHANNELS];
  private final float[][] frames = new float[BLOCK][CHANNELS];
  private final float[][] ahead = new float[BLOCK][2 * CHANNELS];

  /** Random numbers. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    makeLayers(random, half);
    knots = rows(random, 1, 256)[0];
    x = rows(random, 1, CHANNELS)[0];
  }

  /** {@code y = start + W x}, 64 to 128. */
  @Benchmark
  public float[] product() {
    nextLayer().multiply(knots, x, z);
    return z;
  }

  /** Past taps of eight steps at once. */
  @Benchmark
  public float[][] lookAhead() {
    nextLayer().multiplyRows(ahead, frames, 0, 1, ahead, BLOCK);
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
    set.distribution(knots, 0, 0, 256, rule);
    return rule.sums();
  }
}
