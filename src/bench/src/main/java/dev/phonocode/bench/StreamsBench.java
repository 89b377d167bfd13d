// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.infer.kernel.LevelRule;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The decoder's operations for several streams that step together; time of all of them. */
public class StreamsBench extends LayersBench {
  private static final int LEVELS = 256;

  @Param({"1", "2", "4", "8"})
  public int streams;

  private final KnotTable table = new KnotTable(64, LEVELS);
  private final float[] p = new float[LEVELS];
  private final LevelRule rule = new LevelRule(table, 1.6f, 0.01f);
  private float[][] start;
  private float[][] x;
  private float[][] z;
  private float[][] knots;

  /** Random numbers. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    makeLayers(random, true);
    start = rows(random, streams, 2 * CHANNELS);
    x = rows(random, streams, CHANNELS);
    z = new float[streams][2 * CHANNELS];
    knots = rows(random, streams, table.knots());
  }

  /** {@code z = start + W x}, 64 to 128, through one pass over the weights. */
  @Benchmark
  public float[][] product() {
    nextLayer().multiplyRows(start, x, 0, 1, z, streams);
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
      set.distribution(knots[i], 0, 0, LEVELS, rule);
    }
    return rule.sums();
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
