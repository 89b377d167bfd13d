// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * Scalar Java in the form that C2 turns into vector code by itself, with no flags: weights as rows
 * of their own, every array indexed by the same bare {@code j}, four rows in one pass.
 */
public final class RowKernels implements KernelSet {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public Matrix matrix(float[][] rows) {
    return new RowMatrix(rows);
  }

  @Override
  public void gate(float[] z, float[] out) {
    int n = out.length;
    System.arraycopy(z, n, out, 0, n); // two indices into one array would be no vector code
    for (int i = 0; i < n; i++) {
      out[i] = Functions.gate(z[i], out[i]);
    }
  }

  @Override
  public void add(float[] x, float[] y) {
    Elementwise.add(x, y);
  }

  @Override
  public void exponentials(float[] logits, float scale, float[] p) {
    exponentials(logits, 0, p.length, scale, p);
  }

  @Override
  public float distribution(float[] knots, int offset, int from, int to, LevelRule rule) {
    float[] p = rule.p();
    rule.table().interpolate(knots, offset, from, to, p);
    exponentials(p, from, to, rule.scale(), p);
    float total = classSums(p, from, to, rule.sums());
    if (rule.floor() > 0f) {
      // At most 1: the likeliest level always stays.
      cut(p, from, to, Math.min(rule.floor() * total, 1f));
      total = classSums(p, from, to, rule.sums());
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
    for (int c = 0; c < KnotTable.CLASSES; c++) {
      sums[c] = 0f;
    }
    for (int i = from; i < to; i += KnotTable.CLASSES) {
      for (int c = 0; c < KnotTable.CLASSES; c++) {
        sums[c] += p[i + c];
      }
    }
    float total = 0f;
    for (float sum : sums) {
      total += sum;
    }
    return total;
  }

  private static void cut(float[] p, int from, int to, float threshold) {
    for (int i = from; i < to; i++) {
      if (p[i] < threshold) {
        p[i] = 0f;
      }
    }
  }
}
