// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SwitchingKernelsTest {
  private static final int INPUTS = 40;
  private static final int OUTPUTS = 200; // panels and a tail
  private static final long PATIENCE_NANOS = 120_000_000_000L; // a compiler may be kept waiting

  private final Random random = new Random(5);
  private final float[][] rows = rows();
  private final Matrix expected = new ReferenceKernels().matrix(rows);

  private float[][] rows() {
    float[][] all = new float[INPUTS][];
    for (int i = 0; i < INPUTS; i++) {
      all[i] = numbers(OUTPUTS);
    }
    return all;
  }

  private float[] numbers(int count) {
    float[] all = new float[count];
    for (int i = 0; i < count; i++) {
      all[i] = random.nextFloat() - 0.5f;
    }
    return all;
  }

  private void assertSameBits(Matrix matrix) {
    float[] start = numbers(OUTPUTS);
    float[] x = numbers(INPUTS);
    float[] y = new float[OUTPUTS];
    float[] z = new float[OUTPUTS];
    expected.multiply(start, x, y);
    matrix.multiply(start, x, z);
    assertArrayEquals(y, z);
    float[][] five = {start, start, start, start, start};
    float[][] fiveX = {x, x, x, x, x};
    float[][] fiveZ = new float[5][OUTPUTS];
    matrix.multiplyRows(five, fiveX, 0, 1, fiveZ, 5);
    for (float[] each : fiveZ) {
      assertArrayEquals(y, each);
    }
  }

  @Test
  void areTheVectorOnesOnceThoseAreFasterAndTheBitsAreTheSameAllTheTime() throws Exception {
    SwitchingKernels kernels = new SwitchingKernels(1);
    Matrix matrix = kernels.matrix(rows);
    long start = System.nanoTime();
    while (!kernels.haveSwitched() && System.nanoTime() - start < PATIENCE_NANOS) {
      assertSameBits(matrix);
      Thread.sleep(1);
    }
    assertTrue(kernels.haveSwitched());
    assertSameBits(matrix);
    Matrix made = kernels.matrix(rows);
    assertInstanceOf(VectorMatrix.class, made);
    assertSameBits(made);
  }

  @Test
  void areTheVectorOnesAtOnceWhereThatMuchIsExpected() {
    SwitchingKernels kernels = new SwitchingKernels(1000);
    Matrix early = kernels.matrix(rows);
    kernels.expect(999);
    assertFalse(kernels.haveSwitched());
    assertSameBits(early);
    kernels = new SwitchingKernels(1000);
    early = kernels.matrix(rows);
    kernels.expect(1000);
    assertTrue(kernels.haveSwitched());
    assertSameBits(early);
    assertInstanceOf(VectorMatrix.class, kernels.matrix(rows));
  }

  @Test
  void stayScalarWhileThereIsLittleToDo() {
    SwitchingKernels kernels = new SwitchingKernels(Long.MAX_VALUE);
    Matrix matrix = kernels.matrix(rows);
    for (int i = 0; i < 1000; i++) {
      assertSameBits(matrix);
    }
    assertFalse(kernels.haveSwitched());
  }
}
