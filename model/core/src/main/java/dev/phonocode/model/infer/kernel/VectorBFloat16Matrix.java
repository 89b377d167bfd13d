// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Panels of weights that are bfloat16 numbers, two in an int: half the bytes to read, and equal
 * bits, because a bfloat16 is the upper half of the float32 that it stands for. Of two neighbouring
 * vectors of outputs the first sits in the upper halves of a vector of ints, the second in the
 * lower.
 */
final class VectorBFloat16Matrix extends VectorMatrix {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final int UPPER = 0xFFFF0000;
  private static final int HALF = 16;

  private final int[] weights; // panel after panel, [input][pair of outputs] each, from START on

  VectorBFloat16Matrix(float[][] rows) {
    super(rows);
    weights = new int[START + inputs() * (inPanels() / 2)];
    int k = START;
    for (int at = 0, width = width(0); width > 0; at += width * LANES, width = width(at)) {
      for (float[] row : rows) {
        for (int first = at; first < at + width * LANES; first += 2 * LANES) {
          for (int lane = first; lane < first + LANES; lane++) {
            int upper = Float.floatToRawIntBits(row[lane]);
            int lower = Float.floatToRawIntBits(row[lane + LANES]);
            weights[k++] = upper | lower >>> HALF;
          }
        }
      }
    }
  }

  /** Where the panel begins that begins at an output. */
  private int from(int at) {
    return START + inputs() * (at / 2);
  }

  private static FloatVector upper(IntVector pair) {
    return pair.and(UPPER).reinterpretAsFloats();
  }

  private static FloatVector lower(IntVector pair) {
    return pair.lanewise(VectorOperators.LSHL, HALF).reinterpretAsFloats();
  }

  @Override
  void panel(int width, float[] start, float[] x, float[] y, int at) {
    if (width == WIDEST) {
      panel8(weights, from(at), inputs(), start, x, y, at);
    } else {
      narrowPanel(width, weights, from(at), inputs(), start, x, y, at);
    }
  }

  private static void panel8(
      int[] w, int from, int inputs, float[] start, float[] x, float[] y, int at) {
    FloatVector s0 = FloatVector.fromArray(F, start, at);
    FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
    FloatVector s2 = FloatVector.fromArray(F, start, at + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(F, start, at + 3 * LANES);
    FloatVector s4 = FloatVector.fromArray(F, start, at + 4 * LANES);
    FloatVector s5 = FloatVector.fromArray(F, start, at + 5 * LANES);
    FloatVector s6 = FloatVector.fromArray(F, start, at + 6 * LANES);
    FloatVector s7 = FloatVector.fromArray(F, start, at + 7 * LANES);
    for (int i = 0, k = from; i < inputs; i++, k += 4 * LANES) {
      FloatVector v = FloatVector.broadcast(F, x[i]);
      IntVector p0 = IntVector.fromArray(I, w, k);
      s0 = upper(p0).fma(v, s0);
      s1 = lower(p0).fma(v, s1);
      IntVector p1 = IntVector.fromArray(I, w, k + LANES);
      s2 = upper(p1).fma(v, s2);
      s3 = lower(p1).fma(v, s3);
      IntVector p2 = IntVector.fromArray(I, w, k + 2 * LANES);
      s4 = upper(p2).fma(v, s4);
      s5 = lower(p2).fma(v, s5);
      IntVector p3 = IntVector.fromArray(I, w, k + 3 * LANES);
      s6 = upper(p3).fma(v, s6);
      s7 = lower(p3).fma(v, s7);
    }
    s0.intoArray(y, at);
    s1.intoArray(y, at + LANES);
    s2.intoArray(y, at + 2 * LANES);
    s3.intoArray(y, at + 3 * LANES);
    s4.intoArray(y, at + 4 * LANES);
    s5.intoArray(y, at + 5 * LANES);
    s6.intoArray(y, at + 6 * LANES);
    s7.intoArray(y, at + 7 * LANES);
  }

  /**
   * Four vectors, or two: one method, which is thereby too big for HotSpot to inline (325
   * bytecodes). Where several products of a step had these loops inlined, their vectors were boxed.
   */
  private static void narrowPanel(
      int width, int[] w, int from, int inputs, float[] start, float[] x, float[] y, int at) {
    if (width == 4) {
      FloatVector s0 = FloatVector.fromArray(F, start, at);
      FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
      FloatVector s2 = FloatVector.fromArray(F, start, at + 2 * LANES);
      FloatVector s3 = FloatVector.fromArray(F, start, at + 3 * LANES);
      for (int i = 0, k = from; i < inputs; i++, k += 2 * LANES) {
        FloatVector v = FloatVector.broadcast(F, x[i]);
        IntVector p0 = IntVector.fromArray(I, w, k);
        s0 = upper(p0).fma(v, s0);
        s1 = lower(p0).fma(v, s1);
        IntVector p1 = IntVector.fromArray(I, w, k + LANES);
        s2 = upper(p1).fma(v, s2);
        s3 = lower(p1).fma(v, s3);
      }
      s0.intoArray(y, at);
      s1.intoArray(y, at + LANES);
      s2.intoArray(y, at + 2 * LANES);
      s3.intoArray(y, at + 3 * LANES);
    } else {
      FloatVector s0 = FloatVector.fromArray(F, start, at);
      FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
      for (int i = 0, k = from; i < inputs; i++, k += LANES) {
        FloatVector v = FloatVector.broadcast(F, x[i]);
        IntVector p0 = IntVector.fromArray(I, w, k);
        s0 = upper(p0).fma(v, s0);
        s1 = lower(p0).fma(v, s1);
      }
      s0.intoArray(y, at);
      s1.intoArray(y, at + LANES);
    }
  }

  @Override
  void tile(
      int width,
      int panelAt,
      float[][] start,
      float[][] x,
      int xFrom,
      int xStep,
      float[][] y,
      int t,
      int at) {
    int from = from(panelAt) + (at - panelAt) / 2;
    if (width == WIDEST) {
      tileOfWidest(from, start, x, xFrom, xStep, y, t, at);
      return;
    }
    int[] w = weights;
    int step = width / 2 * LANES;
    int inputs = inputs();
    float[] x0 = x[xFrom];
    float[] x1 = x[xFrom + xStep];
    float[] x2 = x[xFrom + 2 * xStep];
    float[] x3 = x[xFrom + 3 * xStep];
    FloatVector a0 = FloatVector.fromArray(F, start[t], at);
    FloatVector b0 = FloatVector.fromArray(F, start[t], at + LANES);
    FloatVector a1 = FloatVector.fromArray(F, start[t + 1], at);
    FloatVector b1 = FloatVector.fromArray(F, start[t + 1], at + LANES);
    FloatVector a2 = FloatVector.fromArray(F, start[t + 2], at);
    FloatVector b2 = FloatVector.fromArray(F, start[t + 2], at + LANES);
    FloatVector a3 = FloatVector.fromArray(F, start[t + 3], at);
    FloatVector b3 = FloatVector.fromArray(F, start[t + 3], at + LANES);
    for (int i = 0; i < inputs; i++) {
      IntVector pair = IntVector.fromArray(I, w, from + step * i);
      FloatVector a = upper(pair);
      FloatVector b = lower(pair);
      FloatVector v0 = FloatVector.broadcast(F, x0[i]);
      a0 = a.fma(v0, a0);
      b0 = b.fma(v0, b0);
      FloatVector v1 = FloatVector.broadcast(F, x1[i]);
      a1 = a.fma(v1, a1);
      b1 = b.fma(v1, b1);
      FloatVector v2 = FloatVector.broadcast(F, x2[i]);
      a2 = a.fma(v2, a2);
      b2 = b.fma(v2, b2);
      FloatVector v3 = FloatVector.broadcast(F, x3[i]);
      a3 = a.fma(v3, a3);
      b3 = b.fma(v3, b3);
    }
    a0.intoArray(y[t], at);
    b0.intoArray(y[t], at + LANES);
    a1.intoArray(y[t + 1], at);
    b1.intoArray(y[t + 1], at + LANES);
    a2.intoArray(y[t + 2], at);
    b2.intoArray(y[t + 2], at + LANES);
    a3.intoArray(y[t + 3], at);
    b3.intoArray(y[t + 3], at + LANES);
  }

  /**
   * The same where inputs are a constant apart: HotSpot then checks all indices before the loop.
   * The index is worked out from i, here and above, because HotSpot kept one that runs beside i on
   * the stack, in some JVMs, and the loop waited for it.
   */
  private void tileOfWidest(
      int from, float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int t, int at) {
    int[] w = weights;
    int inputs = inputs();
    float[] x0 = x[xFrom];
    float[] x1 = x[xFrom + xStep];
    float[] x2 = x[xFrom + 2 * xStep];
    float[] x3 = x[xFrom + 3 * xStep];
    FloatVector a0 = FloatVector.fromArray(F, start[t], at);
    FloatVector b0 = FloatVector.fromArray(F, start[t], at + LANES);
    FloatVector a1 = FloatVector.fromArray(F, start[t + 1], at);
    FloatVector b1 = FloatVector.fromArray(F, start[t + 1], at + LANES);
    FloatVector a2 = FloatVector.fromArray(F, start[t + 2], at);
    FloatVector b2 = FloatVector.fromArray(F, start[t + 2], at + LANES);
    FloatVector a3 = FloatVector.fromArray(F, start[t + 3], at);
    FloatVector b3 = FloatVector.fromArray(F, start[t + 3], at + LANES);
    for (int i = 0; i < inputs; i++) {
      IntVector pair = IntVector.fromArray(I, w, from + WIDEST / 2 * LANES * i);
      FloatVector a = upper(pair);
      FloatVector b = lower(pair);
      FloatVector v0 = FloatVector.broadcast(F, x0[i]);
      a0 = a.fma(v0, a0);
      b0 = b.fma(v0, b0);
      FloatVector v1 = FloatVector.broadcast(F, x1[i]);
      a1 = a.fma(v1, a1);
      b1 = b.fma(v1, b1);
      FloatVector v2 = FloatVector.broadcast(F, x2[i]);
      a2 = a.fma(v2, a2);
      b2 = b.fma(v2, b2);
      FloatVector v3 = FloatVector.broadcast(F, x3[i]);
      a3 = a.fma(v3, a3);
      b3 = b.fma(v3, b3);
    }
    a0.intoArray(y[t], at);
    b0.intoArray(y[t], at + LANES);
    a1.intoArray(y[t + 1], at);
    b1.intoArray(y[t + 1], at + LANES);
    a2.intoArray(y[t + 2], at);
    b2.intoArray(y[t + 2], at + LANES);
    a3.intoArray(y[t + 3], at);
    b3.intoArray(y[t + 3], at + LANES);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Weights are unpacked, and inputs spread over the lanes, half as often a product as in two
   * tiles.
   */
  @Override
  void wideTile(
      int width,
      int panelAt,
      float[][] start,
      float[][] x,
      int xFrom,
      int xStep,
      float[][] y,
      int t,
      int at) {
    int[] w = weights;
    int step = width / 2 * LANES;
    int inputs = inputs();
    int from = from(panelAt) + (at - panelAt) / 2;
    float[] x0 = x[xFrom];
    float[] x1 = x[xFrom + xStep];
    float[] x2 = x[xFrom + 2 * xStep];
    float[] x3 = x[xFrom + 3 * xStep];
    FloatVector a0 = FloatVector.fromArray(F, start[t], at);
    FloatVector b0 = FloatVector.fromArray(F, start[t], at + LANES);
    FloatVector c0 = FloatVector.fromArray(F, start[t], at + 2 * LANES);
    FloatVector d0 = FloatVector.fromArray(F, start[t], at + 3 * LANES);
    FloatVector a1 = FloatVector.fromArray(F, start[t + 1], at);
    FloatVector b1 = FloatVector.fromArray(F, start[t + 1], at + LANES);
    FloatVector c1 = FloatVector.fromArray(F, start[t + 1], at + 2 * LANES);
    FloatVector d1 = FloatVector.fromArray(F, start[t + 1], at + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(F, start[t + 2], at);
    FloatVector b2 = FloatVector.fromArray(F, start[t + 2], at + LANES);
    FloatVector c2 = FloatVector.fromArray(F, start[t + 2], at + 2 * LANES);
    FloatVector d2 = FloatVector.fromArray(F, start[t + 2], at + 3 * LANES);
    FloatVector a3 = FloatVector.fromArray(F, start[t + 3], at);
    FloatVector b3 = FloatVector.fromArray(F, start[t + 3], at + LANES);
    FloatVector c3 = FloatVector.fromArray(F, start[t + 3], at + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(F, start[t + 3], at + 3 * LANES);
    for (int i = 0; i < inputs; i++) {
      IntVector pair = IntVector.fromArray(I, w, from + step * i);
      FloatVector a = upper(pair);
      FloatVector b = lower(pair);
      IntVector next = IntVector.fromArray(I, w, from + step * i + LANES);
      FloatVector c = upper(next);
      FloatVector d = lower(next);
      FloatVector v0 = FloatVector.broadcast(F, x0[i]);
      a0 = a.fma(v0, a0);
      b0 = b.fma(v0, b0);
      c0 = c.fma(v0, c0);
      d0 = d.fma(v0, d0);
      FloatVector v1 = FloatVector.broadcast(F, x1[i]);
      a1 = a.fma(v1, a1);
      b1 = b.fma(v1, b1);
      c1 = c.fma(v1, c1);
      d1 = d.fma(v1, d1);
      FloatVector v2 = FloatVector.broadcast(F, x2[i]);
      a2 = a.fma(v2, a2);
      b2 = b.fma(v2, b2);
      c2 = c.fma(v2, c2);
      d2 = d.fma(v2, d2);
      FloatVector v3 = FloatVector.broadcast(F, x3[i]);
      a3 = a.fma(v3, a3);
      b3 = b.fma(v3, b3);
      c3 = c.fma(v3, c3);
      d3 = d.fma(v3, d3);
    }
    a0.intoArray(y[t], at);
    b0.intoArray(y[t], at + LANES);
    c0.intoArray(y[t], at + 2 * LANES);
    d0.intoArray(y[t], at + 3 * LANES);
    a1.intoArray(y[t + 1], at);
    b1.intoArray(y[t + 1], at + LANES);
    c1.intoArray(y[t + 1], at + 2 * LANES);
    d1.intoArray(y[t + 1], at + 3 * LANES);
    a2.intoArray(y[t + 2], at);
    b2.intoArray(y[t + 2], at + LANES);
    c2.intoArray(y[t + 2], at + 2 * LANES);
    d2.intoArray(y[t + 2], at + 3 * LANES);
    a3.intoArray(y[t + 3], at);
    b3.intoArray(y[t + 3], at + LANES);
    c3.intoArray(y[t + 3], at + 2 * LANES);
    d3.intoArray(y[t + 3], at + 3 * LANES);
  }
}
