// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Panels of float32 weights. */
final class VectorFloat32Matrix extends VectorMatrix {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private final float[] weights; // panel after panel, [input][output] each, from START on

  VectorFloat32Matrix(float[][] rows) {
    super(rows);
    weights = new float[START + inputs() * inPanels()];
    for (int at = 0, width = width(0); width > 0; at += width * LANES, width = width(at)) {
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], at, weights, from(at) + i * width * LANES, width * LANES);
      }
    }
  }

  /** Where the panel begins that begins at an output. */
  private int from(int at) {
    return START + inputs() * at;
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
      float[] w, int from, int inputs, float[] start, float[] x, float[] y, int at) {
    FloatVector s0 = FloatVector.fromArray(F, start, at);
    FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
    FloatVector s2 = FloatVector.fromArray(F, start, at + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(F, start, at + 3 * LANES);
    FloatVector s4 = FloatVector.fromArray(F, start, at + 4 * LANES);
    FloatVector s5 = FloatVector.fromArray(F, start, at + 5 * LANES);
    FloatVector s6 = FloatVector.fromArray(F, start, at + 6 * LANES);
    FloatVector s7 = FloatVector.fromArray(F, start, at + 7 * LANES);
    for (int i = 0, k = from; i < inputs; i++, k += 8 * LANES) {
      FloatVector v = FloatVector.broadcast(F, x[i]);
      s0 = FloatVector.fromArray(F, w, k).fma(v, s0);
      s1 = FloatVector.fromArray(F, w, k + LANES).fma(v, s1);
      s2 = FloatVector.fromArray(F, w, k + 2 * LANES).fma(v, s2);
      s3 = FloatVector.fromArray(F, w, k + 3 * LANES).fma(v, s3);
      s4 = FloatVector.fromArray(F, w, k + 4 * LANES).fma(v, s4);
      s5 = FloatVector.fromArray(F, w, k + 5 * LANES).fma(v, s5);
      s6 = FloatVector.fromArray(F, w, k + 6 * LANES).fma(v, s6);
      s7 = FloatVector.fromArray(F, w, k + 7 * LANES).fma(v, s7);
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
      int width, float[] w, int from, int inputs, float[] start, float[] x, float[] y, int at) {
    if (width == 4) {
      FloatVector s0 = FloatVector.fromArray(F, start, at);
      FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
      FloatVector s2 = FloatVector.fromArray(F, start, at + 2 * LANES);
      FloatVector s3 = FloatVector.fromArray(F, start, at + 3 * LANES);
      for (int i = 0, k = from; i < inputs; i++, k += 4 * LANES) {
        FloatVector v = FloatVector.broadcast(F, x[i]);
        s0 = FloatVector.fromArray(F, w, k).fma(v, s0);
        s1 = FloatVector.fromArray(F, w, k + LANES).fma(v, s1);
        s2 = FloatVector.fromArray(F, w, k + 2 * LANES).fma(v, s2);
        s3 = FloatVector.fromArray(F, w, k + 3 * LANES).fma(v, s3);
      }
      s0.intoArray(y, at);
      s1.intoArray(y, at + LANES);
      s2.intoArray(y, at + 2 * LANES);
      s3.intoArray(y, at + 3 * LANES);
    } else {
      FloatVector s0 = FloatVector.fromArray(F, start, at);
      FloatVector s1 = FloatVector.fromArray(F, start, at + LANES);
      for (int i = 0, k = from; i < inputs; i++, k += 2 * LANES) {
        FloatVector v = FloatVector.broadcast(F, x[i]);
        s0 = FloatVector.fromArray(F, w, k).fma(v, s0);
        s1 = FloatVector.fromArray(F, w, k + LANES).fma(v, s1);
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
    float[] w = weights;
    int from = from(panelAt) + at - panelAt;
    int step = width * LANES;
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
      int k = from + step * i; // HotSpot would keep a running index on the stack
      FloatVector a = FloatVector.fromArray(F, w, k);
      FloatVector b = FloatVector.fromArray(F, w, k + LANES);
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
}
