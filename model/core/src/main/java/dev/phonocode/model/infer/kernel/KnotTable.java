// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * Linear interpolation from knots to levels. Level i lies at {@code i (knots-1) / (levels-1)}
 * knots; with k its floor (at most knots-2) and w the rest,
 *
 * <pre>logit[i] = fma(w, knot[k+1], (1-w) · knot[k])</pre>
 *
 * <p>where w and 1-w are computed in double and rounded to float32. Levels come in blocks of {@link
 * #CLASSES}: a block sees a few neighbouring knots, so it is also a small matrix product, whose
 * terms with weight 0 change nothing.
 */
public final class KnotTable {
  /** Residue classes of the sampling rule, and levels in a block of the interpolation. */
  public static final int CLASSES = 16;

  private final int knots;
  private final int[] lower; // [levels] k
  private final float[] lowerWeight; // [levels] 1-w
  private final float[] upperWeight; // [levels] w
  private final int terms;
  private final float[][] blocks; // [levels/CLASSES][terms · CLASSES]
  private final int[] firstLevels; // [knots]
  private final int[] endLevels; // [knots]

  /**
   * Builds the table.
   *
   * @param knots 2 to levels
   * @param levels a multiple of {@link #CLASSES}
   */
  public KnotTable(int knots, int levels) {
    if (knots < 2 || knots > levels || levels % CLASSES != 0) {
      throw new IllegalArgumentException(
          "knot table: "
              + knots
              + " knots for "
              + levels
              + " levels, expected 2 to levels, and "
              + "levels a multiple of "
              + CLASSES);
    }
    this.knots = knots;
    lower = new int[levels];
    lowerWeight = new float[levels];
    upperWeight = new float[levels];
    for (int i = 0; i < levels; i++) {
      lower[i] = Math.min(i * (knots - 1) / (levels - 1), knots - 2);
      double w = (double) (i * (knots - 1) - lower[i] * (levels - 1)) / (levels - 1);
      lowerWeight[i] = (float) (1 - w);
      upperWeight[i] = (float) w;
    }
    terms = mostTerms();
    blocks = new float[levels / CLASSES][terms * CLASSES];
    for (int i = 0; i < levels; i++) {
      int term = lower[i] - firstKnot(i / CLASSES);
      blocks[i / CLASSES][term * CLASSES + i % CLASSES] = lowerWeight[i];
      blocks[i / CLASSES][(term + 1) * CLASSES + i % CLASSES] = upperWeight[i];
    }
    firstLevels = new int[knots];
    endLevels = new int[knots];
    for (int knot = 0, first = 0, end = 0; knot < knots; knot++) {
      while (lower[first + CLASSES - 1] + 1 < knot) {
        first += CLASSES;
      }
      while (end < levels && lower[end] <= knot) {
        end += CLASSES;
      }
      firstLevels[knot] = first;
      endLevels[knot] = end;
    }
  }

  /** The most knots that a block sees. */
  private int mostTerms() {
    int most = 0;
    for (int i = 0; i < lower.length; i += CLASSES) {
      most = Math.max(most, lower[i + CLASSES - 1] + 2 - lower[i]);
    }
    return most;
  }

  /** Number of knots. */
  public int knots() {
    return knots;
  }

  /** Number of levels. */
  public int levels() {
    return lower.length;
  }

  /** First level of the first block that sees this knot. */
  public int firstLevel(int knot) {
    return firstLevels[knot];
  }

  /** One more than the last level of the last block that sees this knot. */
  public int endLevel(int knot) {
    return endLevels[knot];
  }

  /** Interpolates by the formula, levels {@code from} to {@code to - 1}. */
  public void interpolate(float[] values, int offset, int from, int to, float[] logits) {
    for (int i = from; i < to; i++) {
      int k = offset + lower[i];
      logits[i] = fma(upperWeight[i], values[k + 1], lowerWeight[i] * values[k]);
    }
  }

  /**
   * The interpolation as a matrix, as networks are trained with it: here 1-w is of the rounded w.
   *
   * @return [levels · knots], a level's row after the other
   */
  public float[] matrix() {
    float[] matrix = new float[lower.length * knots];
    for (int i = 0; i < lower.length; i++) {
      matrix[i * knots + lower[i]] = 1 - upperWeight[i];
      matrix[i * knots + lower[i] + 1] = upperWeight[i];
    }
    return matrix;
  }

  /** Knots that a block is a product of; the same for every block, so loops over it are even. */
  int terms() {
    return terms;
  }

  int firstKnot(int block) {
    return Math.min(lower[block * CLASSES], knots - terms);
  }

  /** Weights of a block, [terms][CLASSES]. Not to be changed. */
  float[] block(int block) {
    return blocks[block];
  }

  @Override
  public String toString() {
    return "KnotTable[" + knots + " knots, " + lower.length + " levels]";
  }
}
