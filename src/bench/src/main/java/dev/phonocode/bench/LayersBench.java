// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.model.BFloat16;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What benchmarks of the decoder's operations share: how they are timed, and a decoder's layers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public abstract class LayersBench {
  static final int CHANNELS = 64;
  private static final int LAYERS = 28; // so that weights come from the second-level cache

  @Param({"scalar", "vector"})
  public String kernels;

  KernelSet set;
  private final Matrix[] matrices = new Matrix[LAYERS];
  private int next;

  /** Chooses the kernels and draws the layers' weights, 64 to 128. */
  final void makeLayers(Random random, boolean half) {
    set = kernels.equals("vector") ? new VectorKernels() : new RowKernels();
    for (int l = 0; l < LAYERS; l++) {
      float[][] rows = rows(random, CHANNELS, 2 * CHANNELS);
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          float w = 0.1f * row[i];
          row[i] = half ? BFloat16.round(w) : w;
        }
      }
      matrices[l] = set.matrix(rows);
    }
  }

  /** The next layer's weights, round and round. */
  final Matrix nextLayer() {
    next = (next + 1) % LAYERS;
    return matrices[next];
  }

  /** Normally distributed numbers. */
  static float[][] rows(Random random, int count, int length) {
    float[][] rows = new float[count][length];
    for (float[] row : rows) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }
}
