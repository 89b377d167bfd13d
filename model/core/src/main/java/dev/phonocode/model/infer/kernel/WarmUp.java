// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Runs kernels on numbers that nobody needs until the JVM has compiled them, which shows in that
 * they are faster than others that it has compiled already.
 */
final class WarmUp {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int WINS = 3; // in a row: one may be chance, where the machine is busy
  private static final int FRAMES = 11; // a tile of eight, of two, and one alone
  private static final int LEVELS = 256;
  private static final int KNOTS = 33;

  private final KernelSet known;
  private final List<Matrix> knownMatrices;
  private final KernelSet candidate;
  private final List<Matrix> candidateMatrices;
  private final float[][] x;
  private final float[][] y;
  private final LevelRule rule = new LevelRule(new KnotTable(KNOTS, LEVELS), 1f, 1e-4f);

  /** Matrices are pairwise of one shape. */
  WarmUp(
      KernelSet known,
      List<Matrix> knownMatrices,
      KernelSet candidate,
      List<Matrix> candidateMatrices) {
    this.known = known;
    this.knownMatrices = knownMatrices;
    this.candidate = candidate;
    this.candidateMatrices = candidateMatrices;
    int widest = LEVELS;
    for (Matrix m : knownMatrices) {
      widest = Math.max(widest, Math.max(m.inputs(), m.outputs()));
    }
    x = new float[FRAMES][widest];
    y = new float[FRAMES][widest];
  }

  /** Whether the candidate ends up faster; false if it takes too long about it. */
  boolean endsFaster() {
    long start = System.nanoTime();
    int wins = 0;
    while (wins < WINS) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        return false;
      }
      long knownNanos = nanos(known, knownMatrices);
      wins = nanos(candidate, candidateMatrices) < knownNanos ? wins + 1 : 0;
    }
    return true;
  }

  private long nanos(KernelSet kernels, List<Matrix> matrices) {
    long start = System.nanoTime();
    for (Matrix m : matrices) {
      Arrays.fill(x[0], 1f);
      m.multiply(y[0], x[0], y[0]);
      m.multiplyRows(y, x, 0, 1, y, FRAMES);
      around(kernels, m.outputs() / 2);
      Arrays.stream(y).forEach(row -> Arrays.fill(row, 0f));
    }
    return System.nanoTime() - start;
  }

  /** What a layer and a draw do beside the product. */
  private void around(KernelSet kernels, int size) {
    float[] out = y[1];
    kernels.gate(y[0], Arrays.copyOf(out, size));
    kernels.add(y[0], out);
    kernels.max(y[0], 0, KNOTS);
    kernels.distribution(y[0], 0, 0, LEVELS, rule);
    kernels.exponentials(rule.p(), 1f, rule.p());
  }
}
