// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import dev.phonocode.audio.signal.FusedMultiplyAdd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels on the incubating Vector API, at the machine's preferred lane width. Lanes hold different
 * outputs, never parts of one sum, so the width changes no bit. Needs {@code --add-modules
 * jdk.incubator.vector}; nothing outside this package's {@code Vector} classes links against it.
 *
 * <p>What C2 inlines into one method has a budget, and where that ends vectors become objects. So
 * the long loops are methods that HotSpot does not inline, because they have more than 325
 * bytecodes; the others are short.
 */
public class VectorKernels implements KernelSet {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int MIN_LANES = 4;

  /** Why these kernels would not pay on this machine; empty if they do. */
  public static String whyUnsuitable() {
    if (!FusedMultiplyAdd.isInHardware()) {
      return "this machine has no fused multiply-add";
    }
    return LANES < MIN_LANES || KnotTable.CLASSES % LANES != 0
        ? "the preferred vector has " + LANES + " lanes of float, expected 4, 8 or 16"
        : "";
  }

  @Override
  public String name() {
    return "vector (" + F.vectorBitSize() + " bits)";
  }

  @Override
  public Matrix matrix(float[][] rows) {
    return VectorMatrix.of(rows);
  }

  /**
   * {@inheritDoc}
   *
   * <p>First {@code z[i]} becomes the odd part of tanh and {@code out[i]} twice the even one, then
   * both loops' results meet. All in one method, which is thereby too big to be inlined.
   */
  @Override
  public void gate(float[] z, float[] out) {
    int n = out.length;
    int whole = F.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector t = atLeast(FloatVector.fromArray(F, z, i), -Functions.TANH_END);
      t = t.blend(Functions.TANH_END, t.compare(VectorOperators.GT, Functions.TANH_END));
      FloatVector s = t.mul(t);
      FloatVector odd = s.fma(Functions.A7, Functions.A5);
      odd = odd.fma(s, FloatVector.broadcast(F, Functions.A3));
      odd = odd.fma(s, FloatVector.broadcast(F, Functions.A1));
      odd.mul(t).intoArray(z, i);
      FloatVector even = s.add(Functions.B4).fma(s, FloatVector.broadcast(F, Functions.B2));
      even = even.fma(s, FloatVector.broadcast(F, Functions.B0));
      even.add(even).intoArray(out, i);
    }
    for (int i = 0; i < whole; i += LANES) {
      FloatVector t = atLeast(FloatVector.fromArray(F, z, n + i).mul(0.5f), -Functions.TANH_END);
      t = t.blend(Functions.TANH_END, t.compare(VectorOperators.GT, Functions.TANH_END));
      FloatVector s = t.mul(t);
      FloatVector odd = s.fma(Functions.A7, Functions.A5);
      odd = odd.fma(s, FloatVector.broadcast(F, Functions.A3));
      odd = odd.fma(s, FloatVector.broadcast(F, Functions.A1));
      FloatVector even = s.add(Functions.B4).fma(s, FloatVector.broadcast(F, Functions.B2));
      even = even.fma(s, FloatVector.broadcast(F, Functions.B0));
      FloatVector numerator = FloatVector.fromArray(F, z, i).mul(odd.fma(t, even));
      numerator.div(FloatVector.fromArray(F, out, i).mul(even)).intoArray(out, i);
    }
    for (int i = whole; i < n; i++) {
      out[i] = Functions.gate(z[i], z[n + i]);
    }
  }

  @Override
  public void add(float[] x, float[] y) {
    int whole = F.loopBound(y.length);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(F, y, i).add(FloatVector.fromArray(F, x, i)).intoArray(y, i);
    }
    for (int i = whole; i < y.length; i++) {
      y[i] = y[i] + x[i];
    }
  }

  @Override
  public float max(float[] x, int from, int to) {
    int i = from + LANES;
    if (i > to) {
      return scalarMax(x, from, to, x[from]);
    }
    FloatVector most = FloatVector.fromArray(F, x, from);
    for (; i + LANES <= to; i += LANES) {
      FloatVector v = FloatVector.fromArray(F, x, i);
      most = most.blend(v, v.compare(VectorOperators.GT, most)); // max() also cares for NaN and -0
    }
    return scalarMax(x, i, to, most.reduceLanes(VectorOperators.MAX)); // exact in any order
  }

  private static float scalarMax(float[] x, int from, int to, float max) {
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  @Override
  public void exponentials(float[] logits, float scale, float[] p) {
    float max = max(logits, 0, p.length);
    for (int i = 0; i < p.length; i += LANES) {
      exp(FloatVector.fromArray(F, logits, i).sub(max).mul(scale)).intoArray(p, i);
    }
  }

  @Override
  public float distribution(float[] knots, int offset, int from, int to, LevelRule rule) {
    float[] p = rule.p();
    return distribution(
        knots, offset, from, to, rule.table(), rule.scale(), rule.floor(), p, rule.sums());
  }

  /** Step by step, in one method, which is thereby too big to be inlined. */
  private float distribution(
      float[] knots,
      int offset,
      int from,
      int to,
      KnotTable table,
      float scale,
      float floor,
      float[] p,
      float[] sums) {
    for (int block = from / KnotTable.CLASSES; block < to / KnotTable.CLASSES; block++) {
      float[] weights = table.block(block);
      int first = offset + table.firstKnot(block);
      for (int lane = 0; lane < KnotTable.CLASSES; lane += LANES) {
        FloatVector sum = FloatVector.zero(F);
        for (int q = 0; q < table.terms(); q++) {
          int at = q * KnotTable.CLASSES + lane;
          FloatVector knot = FloatVector.broadcast(F, knots[first + q]);
          sum = FloatVector.fromArray(F, weights, at).fma(knot, sum);
        }
        sum.intoArray(p, block * KnotTable.CLASSES + lane);
      }
    }
    float max = max(p, from, to);
    for (int i = from; i < to; i += LANES) {
      exp(FloatVector.fromArray(F, p, i).sub(max).mul(scale)).intoArray(p, i);
    }
    for (int lane = 0; lane < KnotTable.CLASSES; lane += LANES) {
      FloatVector sum = FloatVector.zero(F);
      for (int i = from + lane; i < to; i += KnotTable.CLASSES) {
        sum = sum.add(FloatVector.fromArray(F, p, i));
      }
      sum.intoArray(sums, lane);
    }
    if (floor == 0f) {
      return total(sums);
    }
    float threshold = Math.min(floor * total(sums), 1f); // at most 1: the likeliest always stays
    for (int lane = 0; lane < KnotTable.CLASSES; lane += LANES) {
      FloatVector sum = FloatVector.zero(F);
      for (int i = from + lane; i < to; i += KnotTable.CLASSES) {
        FloatVector v = FloatVector.fromArray(F, p, i);
        v = v.blend(0f, v.compare(VectorOperators.LT, threshold));
        v.intoArray(p, i);
        sum = sum.add(v);
      }
      sum.intoArray(sums, lane);
    }
    return total(sums);
  }

  private static float total(float[] sums) {
    float total = 0f;
    for (float sum : sums) {
      total += sum;
    }
    return total;
  }

  private static FloatVector exp(FloatVector x) {
    FloatVector y = x.max(Functions.EXP_END).mul(Functions.EXP_STEP);
    FloatVector e = y.fma(Functions.C4, Functions.C3);
    e = e.fma(y, FloatVector.broadcast(F, Functions.C2));
    e = e.fma(y, FloatVector.broadcast(F, 1f));
    e = e.fma(y, FloatVector.broadcast(F, 1f));
    e = e.mul(e);
    e = e.mul(e);
    e = e.mul(e);
    e = e.mul(e);
    e = e.mul(e);
    e = e.mul(e);
    e = e.mul(e);
    return e.mul(e);
  }

  /** Larger of x and bound: max() also cares for NaN and -0, at three times the cost. */
  private static FloatVector atLeast(FloatVector x, float bound) {
    return x.blend(bound, x.compare(VectorOperators.LT, bound));
  }
}
