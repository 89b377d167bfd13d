// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import dev.phonocode.model.BFloat16;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A matrix in panels of outputs, for {@link VectorKernels}. A panel is 8, 4 or 2 vectors wide and
 * stored in the order in which it is read, {@code [input][output of the panel]}; its sums stay in
 * registers while the inputs pass. One array holds all panels, so that little is read on the way to
 * the weights. The few outputs that are left, the tail, are plain Java.
 */
abstract class VectorMatrix implements Matrix {
  static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  /**
   * First used element of the panels. Array headers are 16 bytes, so where objects are aligned to
   * 64 bytes ({@code -XX:ObjectAlignmentInBytes=64}) no vector straddles two cache lines.
   */
  static final int START = 12;

  static final int WIDEST = 8; // vectors: enough sums to hide the latency of an addition
  private static final int NARROWEST = 2;
  private static final int TILE_FRAMES = 4;

  /** Vectors of a tile: the sixteen sums of a wide one need the 32 registers of AVX-512. */
  private static final int TILE_VECTORS = LANES < 16 ? 2 : 4;

  private final int inputs;
  private final int outputs;
  private final float[][] tail; // [inputs][outputs of the tail]

  /** Cuts the outputs into panels. */
  VectorMatrix(float[][] rows) {
    inputs = rows.length;
    outputs = rows[0].length;
    int from = inPanels();
    tail = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      tail[i] = Arrays.copyOfRange(rows[i], from, outputs);
    }
  }

  /** The matrix in the narrowest store that holds its numbers exactly. */
  static Matrix of(float[][] rows) {
    for (float[] row : rows) {
      for (float w : row) {
        if (BFloat16.round(w) != w) {
          return new VectorFloat32Matrix(rows);
        }
      }
    }
    return new VectorBFloat16Matrix(rows);
  }

  /** Outputs that are not of the tail. */
  final int inPanels() {
    return outputs - outputs % (NARROWEST * LANES);
  }

  /** Vectors of the panel from this output on; none if the tail begins there. */
  final int width(int at) {
    int width = WIDEST;
    while (width >= NARROWEST && outputs - at < width * LANES) {
      width /= 2;
    }
    return width < NARROWEST ? 0 : width;
  }

  /** {@code y[at ..] = start[at ..] + W x} for one panel, which begins at that output. */
  abstract void panel(int width, float[] start, float[] x, float[] y, int at);

  /**
   * {@code y[t][at ..] = start[t][at ..] + W x[xFrom + t · xStep]} for four frames from t on and
   * for two vectors of one panel, which begins at {@code panelAt}.
   */
  abstract void tile(
      int width,
      int panelAt,
      float[][] start,
      float[][] x,
      int xFrom,
      int xStep,
      float[][] y,
      int t,
      int at);

  /** The same for four vectors. */
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
    tile(width, panelAt, start, x, xFrom, xStep, y, t, at);
    tile(width, panelAt, start, x, xFrom, xStep, y, t, at + 2 * LANES);
  }

  @Override
  public final int inputs() {
    return inputs;
  }

  @Override
  public final int outputs() {
    return outputs;
  }

  @Override
  public final void multiply(float[] start, float[] x, float[] y) {
    int at = 0;
    for (int width = width(at); width > 0; width = width(at)) {
      panel(width, start, x, y, at);
      at += width * LANES;
    }
    tail(start, x, y, at);
  }

  @Override
  public final void multiplyRows(
      float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
    if (count == 1) {
      multiply(start[0], x[xFrom], y[0]);
      return;
    }
    int tiled = count - count % TILE_FRAMES;
    int at = 0;
    for (int width = width(at); width > 0; width = width(at)) {
      int vectors = Math.min(width, TILE_VECTORS);
      int end = at + width * LANES;
      for (int from = at; from < end; from += vectors * LANES) {
        for (int t = 0; t < tiled; t += TILE_FRAMES) {
          if (vectors == 4) {
            wideTile(width, at, start, x, xFrom + t * xStep, xStep, y, t, from);
          } else {
            tile(width, at, start, x, xFrom + t * xStep, xStep, y, t, from);
          }
        }
      }
      at = end;
    }
    for (int t = 0; t < tiled; t++) {
      tail(start[t], x[xFrom + t * xStep], y[t], at);
    }
    for (int t = tiled; t < count; t++) {
      multiply(start[t], x[xFrom + t * xStep], y[t]);
    }
  }

  private void tail(float[] start, float[] x, float[] y, int at) {
    for (int o = at; o < outputs; o++) {
      float s = start[o];
      for (int i = 0; i < inputs; i++) {
        s = fma(tail[i][o - at], x[i], s);
      }
      y[o] = s;
    }
  }
}
