// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Scalar kernels at first, Vector ones once they are compiled. Until then each operation on a
 * vector is a call that makes an object, which would cost a short command its first seconds. The
 * bits are equal, so nothing shows when they take over.
 *
 * <p>Work is counted; when there was so much that the compiler's work is worth it, a {@link WarmUp}
 * runs the Vector kernels in a thread of its own, on numbers that nobody needs, until they are the
 * faster ones. Where they never are, as in an interpreter, the scalar ones stay. Work that is
 * announced and worth it begins on the Vector kernels: what needs them gets them compiled sooner
 * than a warm-up beside it does.
 */
public final class SwitchingKernels implements KernelSet {
  /**
   * Multiply-adds after which to compile: 8 seconds of speech by the built-in model, which save
   * what compiling takes ({@code src/design/0004-speed.md}).
   */
  private static final long WORTH_COMPILING = 12_000_000_000L;

  private final VectorKernels vector = new VectorKernels();
  private final RowKernels scalar = new RowKernels();
  private final long worthCompiling;
  private final Set<SwitchingMatrix> matrices = Collections.newSetFromMap(new WeakHashMap<>());
  private volatile KernelSet now = scalar;
  private long work; // multiply-adds done; threads may lose some of each other's
  private boolean started;

  /** Kernels that switch when it pays. */
  public SwitchingKernels() {
    this(WORTH_COMPILING);
  }

  SwitchingKernels(long worthCompiling) {
    this.worthCompiling = worthCompiling;
  }

  /** Whether the Vector kernels are at work. */
  boolean haveSwitched() {
    return now == vector;
  }

  @Override
  public String name() {
    return vector.name();
  }

  @Override
  public synchronized Matrix matrix(float[][] rows) {
    if (haveSwitched()) {
      return vector.matrix(rows);
    }
    SwitchingMatrix matrix = new SwitchingMatrix(new CountedRows(rows));
    matrices.add(matrix);
    return matrix;
  }

  @Override
  public void gate(float[] z, float[] out) {
    now.gate(z, out);
  }

  @Override
  public void add(float[] x, float[] y) {
    now.add(x, y);
  }

  @Override
  public float max(float[] x, int from, int to) {
    return now.max(x, from, to);
  }

  @Override
  public void exponentials(float[] logits, float scale, float[] p) {
    now.exponentials(logits, scale, p);
  }

  @Override
  public float distribution(float[] knots, int offset, int from, int to, LevelRule rule) {
    return now.distribution(knots, offset, from, to, rule);
  }

  @Override
  public synchronized void expect(long multiplyAdds) {
    if (multiplyAdds >= worthCompiling && !started) {
      started = true;
      List<SwitchingMatrix> present = new ArrayList<>(matrices);
      switchOver(present, onVector(present));
    }
  }

  private void count(long multiplyAdds) {
    work += multiplyAdds;
    if (work >= worthCompiling) {
      work = Long.MIN_VALUE;
      start();
    }
  }

  private synchronized void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::compile, "phonocode-kernels");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void compile() {
    List<SwitchingMatrix> present;
    synchronized (this) {
      present = new ArrayList<>(matrices);
    }
    List<Matrix> slow = present.stream().map(m -> m.now).toList();
    List<Matrix> fast = onVector(present);
    if (new WarmUp(scalar, slow, vector, fast).endsFaster()) {
      switchOver(present, fast);
    }
  }

  private List<Matrix> onVector(List<SwitchingMatrix> present) {
    return present.stream().map(m -> vector.matrix(m.rows())).toList();
  }

  private synchronized void switchOver(List<SwitchingMatrix> compiled, List<Matrix> fast) {
    for (int i = 0; i < fast.size(); i++) {
      compiled.get(i).now = fast.get(i);
    }
    matrices.removeAll(compiled);
    for (SwitchingMatrix late : matrices) {
      late.now = vector.matrix(late.rows());
    }
    matrices.clear();
    now = vector;
  }

  /** Of another's shape. */
  private interface Shaped extends Matrix {
    Matrix matrix();

    @Override
    default int inputs() {
      return matrix().inputs();
    }

    @Override
    default int outputs() {
      return matrix().outputs();
    }
  }

  /** The layout of whatever kernels are at work. */
  private static final class SwitchingMatrix implements Shaped {
    private volatile Matrix now;

    SwitchingMatrix(CountedRows rows) {
      now = rows;
    }

    /** Before the switch. */
    float[][] rows() {
      return ((CountedRows) now).rows;
    }

    @Override
    public Matrix matrix() {
      return now;
    }

    @Override
    public void multiply(float[] start, float[] x, float[] y) {
      now.multiply(start, x, y);
    }

    @Override
    public void multiplyRows(
        float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
      now.multiplyRows(start, x, xFrom, xStep, y, count);
    }
  }

  /** The scalar layout, which counts its work. */
  private final class CountedRows implements Shaped {
    private final float[][] rows;
    private final Matrix matrix;
    private final long size;

    CountedRows(float[][] rows) {
      this.rows = rows;
      matrix = scalar.matrix(rows);
      size = (long) rows.length * rows[0].length;
    }

    @Override
    public Matrix matrix() {
      return matrix;
    }

    @Override
    public void multiply(float[] start, float[] x, float[] y) {
      count(size);
      matrix.multiply(start, x, y);
    }

    @Override
    public void multiplyRows(
        float[][] start, float[][] x, int xFrom, int xStep, float[][] y, int count) {
      count(count * size);
      matrix.multiplyRows(start, x, xFrom, xStep, y, count);
    }
  }
}
