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

/** The decoder's operations for several streams that step together; time of all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class StreamsBench {
  private static final int CHANNELS = 64;
  private static final int LAYERS = 28; // so that weights come from the second-level cache
  private static final int LEVELS = 256;

  @Param({"scalar", "vector"})
  public String kernels;

  @Param({"1", "2", "4", "8"})
  public int streams;

  private KernelSet set;
  private Matrix[] matrices;
  private int next;
  private final KnotTable table = new KnotTable(64, LEVELS);
  private final float[] p = new float[LEVELS];
  private final float[] sums = new float[KnotTable.CLASSES];
  private float[][] start;
  private float[][] x;
  private float[][] z;
  private float[][] knots;

  /** Random numbers. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    set = kernels.equals("vector") ? new VectorKernels() : new RowKernels();
    matrices = new Matrix[LAYERS];
    for (int l = 0; l < LAYERS; l++) {
      float[][] rows = rows(random, CHANNELS, 2 * CHANNELS);
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = BFloat16.round(0.1f * row[i]);
        }
      }
      matrices[l] = set.matrix(rows);
    }
    start = rows(random, streams, 2 * CHANNELS);
    x = rows(random, streams, CHANNELS);
    z = new float[streams][2 * CHANNELS];
    knots = rows(random, streams, table.knots());
  }

  private static float[][] rows(Random random, int count, int length) {
    float[][] rows = new float[count][length];
    for (float[] row : rows) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  /** {@code z = start + W x}, 64 to 128, through one pass over the weights. */
  @Benchmark
  public float[][] product() {
    next = (next + 1) % LAYERS;
    matrices[next].multiplyRows(start, x, 0, 1, z, streams);
    return z;
  }

  /** The gate of each. */
  @Benchmark
  public float[][] gate() {
    for (int i = 0; i < streams; i++) {
      System.arraycopy(start[i], 0, z[i], 0, z[i].length);
      set.gate(z[i], x[i]);
    }
    return x;
  }

  /** The bias of a layer's output, added to each. */
  @Benchmark
  public float[][] add() {
    for (int i = 0; i < streams; i++) {
      System.arraycopy(start[i], 0, z[i], 0, z[i].length);
      set.add(start[0], z[i]);
    }
    return z;
  }

  /** From the knots of one band to the numbers that a level is drawn from, for each. */
  @Benchmark
  public float[] distribution() {
    for (int i = 0; i < streams; i++) {
      set.max(knots[i], 0, table.knots());
      set.distribution(knots[i], 0, table, 0, LEVELS, 1.6f, 0.01f, p, sums);
    }
    return sums;
  }

  /** The prior's softmax, for each. */
  @Benchmark
  public float[] exponentials() {
    for (int i = 0; i < streams; i++) {
      System.arraycopy(start[i], 0, p, 0, start[i].length);
      set.exponentials(p, 1f, p);
    }
    return p;
  }
}
