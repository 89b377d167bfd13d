// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import java.util.Arrays;

/**
 * What the fast kernels are tested against: each output for itself, by the words of this package's
 * page, with Java's own definition of the fused sum and no code of theirs.
 */
public final class ReferenceKernels implements KernelSet {
  private static final float[] ODD = {
    Functions.A1, Functions.A3, Functions.A5, Functions.A7 // of tanh, over x
  };
  private static final float[] EVEN = {Functions.B0, Functions.B2, Functions.B4, 1f};
  private static final float[] EXP = {1f, 1f, Functions.C2, Functions.C3, Functions.C4};
  private static final int EXP_POWER = 256;

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Matrix matrix(float[][] rows) {
    return new Columns(rows);
  }

  /** One output is the product of x and a column of the rows. */
  private record Columns(float[][] rows) implements Matrix {
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
      for (int output = 0; output < outputs(); output++) {
        y[output] = start[output];
        for (int input = 0; input < inputs(); input++) {
          y[output] = Math.fma(rows[input][output], x[input], y[output]);
        }
      }
    }

    @Override
    public void multiplyRows(
        float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
      for (int t = 0; t < count; t++) {
        multiply(start[t], x[xFrom + t * xStep], y[t]);
      }
    }
  }

  @Override
  public void gate(float[] z, float[] out) {
    for (int i = 0; i < out.length; i++) {
      float a = clamp(z[i], Functions.TANH_END);
      float c = clamp(0.5f * z[out.length + i], Functions.TANH_END);
      float evenA = polynomial(EVEN, a * a);
      float evenC = polynomial(EVEN, c * c);
      float oddA = a * polynomial(ODD, a * a);
      float bothC = Math.fma(c, polynomial(ODD, c * c), evenC);
      out[i] = oddA * bothC / ((evenA + evenA) * evenC);
    }
  }

  @Override
  public void add(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += x[i];
    }
  }

  @Override
  public void exponentials(float[] logits, float scale, float[] p) {
    float largest = max(logits, 0, p.length);
    for (int i = 0; i < p.length; i++) {
      p[i] = exp((logits[i] - largest) * scale);
    }
  }

  @Override
  public float distribution(float[] knots, int offset, int from, int to, LevelRule rule) {
    KnotTable table = rule.table();
    float[] p = rule.p();
    for (int level = from; level < to; level++) {
      p[level] = logit(knots, offset, table.knots() - 1, level, table.levels() - 1);
    }
    float largest = max(p, from, to);
    for (int level = from; level < to; level++) {
      p[level] = exp((p[level] - largest) * rule.scale());
    }
    float smallest = Math.min(rule.floor() * total(p, from, to, rule.sums()), 1f);
    for (int level = from; level < to; level++) {
      p[level] = p[level] < smallest ? 0f : p[level];
    }
    return total(p, from, to, rule.sums());
  }

  /** Between the knots as a line is, by the formula of {@link KnotTable}. */
  private static float logit(float[] knots, int offset, int lastKnot, int level, int lastLevel) {
    int below = Math.min(level * lastKnot / lastLevel, lastKnot - 1);
    double beyond = (double) (level * lastKnot - below * lastLevel) / lastLevel;
    float lower = (float) (1 - beyond) * knots[offset + below];
    return Math.fma((float) beyond, knots[offset + below + 1], lower);
  }

  private static float total(float[] p, int from, int to, float[] sums) {
    Arrays.fill(sums, 0f);
    for (int level = from; level < to; level++) {
      sums[level % KnotTable.CLASSES] += p[level];
    }
    float total = 0f;
    for (float sum : sums) {
      total += sum;
    }
    return total;
  }

  private static float exp(float x) {
    float e = polynomial(EXP, Math.max(x, Functions.EXP_END) / EXP_POWER);
    for (int power = 1; power < EXP_POWER; power *= 2) {
      e *= e;
    }
    return e;
  }

  private static float clamp(float x, float end) {
    return Math.max(-end, Math.min(end, x));
  }

  /** Horner's rule: {@code c[0] + x (c[1] + x (c[2] + …))}, from the innermost on. */
  private static float polynomial(float[] c, float x) {
    float sum = c[c.length - 1];
    for (int i = c.length - 2; i >= 0; i--) {
      sum = Math.fma(x, sum, c[i]);
    }
    return sum;
  }
}
