// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/** Plain loops that are obviously right: what the fast kernels are tested against. */
public final class ReferenceKernels implements KernelSet {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Matrix matrix(float[][] rows) {
    return new Matrix() {
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
        for (int o = 0; o < outputs(); o++) {
          float s = start[o];
          for (int i = 0; i < inputs(); i++) {
            s = s + rows[i][o] * x[i];
          }
          y[o] = s;
        }
      }

      @Override
      public void multiplyRows(
          float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
        for (int t = 0; t < count; t++) {
          multiply(start[t], x[xFrom + t * xStep], y[t]);
        }
      }
    };
  }

  @Override
  public void gate(float[] z, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Functions.gate(z[i], z[out.length + i]);
    }
  }

  @Override
  public void add(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] + x[i];
    }
  }

  @Override
  public void exponentials(float[] logits, float scale, float[] p) {
    exponentials(logits, 0, p.length, scale, p);
  }

  @Override
  public float distribution(
      float[] knots,
      int offset,
      KnotTable table,
      int from,
      int to,
      float scale,
      float floor,
      float[] p,
      float[] sums) {
    table.interpolate(knots, offset, from, to, p);
    exponentials(p, from, to, scale, p);
    float total = classSums(p, from, to, sums);
    if (floor > 0f) {
      // At most 1: the likeliest level always stays.
      cut(p, from, to, Math.min(floor * total, 1f));
      total = classSums(p, from, to, sums);
    }
    return total;
  }

  private void exponentials(float[] logits, int from, int to, float scale, float[] p) {
    float max = max(logits, from, to);
    for (int i = from; i < to; i++) {
      p[i] = Functions.exp((logits[i] - max) * scale);
    }
  }

  private static float classSums(float[] p, int from, int to, float[] sums) {
    float total = 0f;
    for (int c = 0; c < KnotTable.CLASSES; c++) {
      sums[c] = 0f;
      for (int i = from + c; i < to; i += KnotTable.CLASSES) {
        sums[c] = sums[c] + p[i];
      }
      total = total + sums[c];
    }
    return total;
  }

  private static void cut(float[] p, int from, int to, float threshold) {
    for (int i = from; i < to; i++) {
      p[i] = p[i] < threshold ? 0f : p[i];
    }
  }
}
