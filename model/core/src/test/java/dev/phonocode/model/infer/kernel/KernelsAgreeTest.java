// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.model.BFloat16;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows and vectors give the bits of the reference, on sizes that no vector divides. */
class KernelsAgreeTest {
  private static final int[] SIZES = {1, 2, 3, 5, 8, 15, 16, 17, 31, 32, 33, 63, 64, 100, 129, 193};
  private static final long SEED = 20170101;

  private final KernelSet reference = new ReferenceKernels();
  private final Random random = new Random(SEED);

  static Stream<KernelSet> fast() {
    return Stream.of(new RowKernels(), new VectorKernels(), new VectorFloat32Kernels());
  }

  @ParameterizedTest
  @MethodSource("fast")
  void multipliesVectorsOfAnySizeWithTheBitsOfTheReference(KernelSet kernels) {
    for (int inputs : SIZES) {
      for (int outputs : SIZES) {
        for (boolean half : new boolean[] {false, true}) {
          float[][] rows = rows(inputs, outputs, half);
          float[] start = numbers(outputs);
          float[] x = numbers(inputs);
          float[] expected = new float[outputs];
          float[] found = new float[outputs];
          reference.matrix(rows).multiply(start, x, expected);
          Matrix matrix = kernels.matrix(rows);
          matrix.multiply(start, x, found);
          matrix.multiply(start, x, start);
          assertArrayEquals(expected, start, 0f, "in place");
          assertEquals(inputs, matrix.inputs());
          assertEquals(outputs, matrix.outputs());
          assertArrayEquals(expected, found, 0f, inputs + " x " + outputs + ", bfloat16 " + half);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void multipliesSeveralFramesWithTheBitsOfOneByOne(KernelSet kernels) {
    int[] counts = {1, 2, 3, 4, 5, 8, 11};
    for (int outputs : SIZES) {
      for (int count : counts) {
        int step = 1 + count % 2;
        float[][] rows = rows(9, outputs, outputs % 2 == 0);
        float[][] x = rows(3 + step * count, 9, false);
        float[][] start = rows(count, outputs, false);
        float[][] expected = new float[count][outputs];
        float[][] found = new float[count][outputs];
        reference.matrix(rows).multiplyRows(start, x, 2, step, expected, count);
        kernels.matrix(rows).multiplyRows(start, x, 2, step, found, count);
        kernels.matrix(rows).multiplyRows(start, x, 2, step, start, count);
        for (int t = 0; t < count; t++) {
          String where = outputs + " outputs, frame " + t + " of " + count;
          assertArrayEquals(expected[t], found[t], 0f, where);
          assertArrayEquals(expected[t], start[t], 0f, where + ", in place");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void gatesWithTheBitsOfTheReference(KernelSet kernels) {
    for (int n : SIZES) {
      float[] z = numbers(2 * n);
      for (int i = 0; i < z.length; i++) {
        z[i] *= 6f; // into both ends
      }
      float[] expected = new float[n];
      float[] found = new float[n];
      reference.gate(z.clone(), expected);
      kernels.gate(z.clone(), found);
      assertArrayEquals(expected, found, 0f, n + " channels");
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void addsWithTheBitsOfTheReference(KernelSet kernels) {
    for (int n : SIZES) {
      float[] x = numbers(n + 3);
      float[] expected = numbers(n);
      float[] found = expected.clone();
      reference.add(x, expected);
      kernels.add(x, found);
      assertArrayEquals(expected, found, 0f, n + " numbers");
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void makesDistributionsWithTheBitsOfTheReference(KernelSet kernels) {
    for (int knots : new int[] {2, 3, 8, 32, 64, 65, 200, 256}) {
      KnotTable table = new KnotTable(knots, 256);
      float[] values = numbers(3 + knots);
      for (int[] range : new int[][] {{0, 256}, {16, 32}, {48, 240}}) {
        for (float floor : new float[] {0f, 0.01f, 0.9f}) {
          String where = table + ", levels from " + range[0] + ", floor " + floor;
          LevelRule expected = new LevelRule(table, 3.3f, floor);
          LevelRule found = new LevelRule(table, 3.3f, floor);
          float total = reference.distribution(values, 3, range[0], range[1], expected);
          assertEquals(total, kernels.distribution(values, 3, range[0], range[1], found), where);
          assertArrayEquals(expected.p(), found.p(), 0f, where + ", p");
          assertArrayEquals(expected.sums(), found.sums(), 0f, where + ", sums");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void takesExponentialsWithTheBitsOfTheReference(KernelSet kernels) {
    float[] logits = numbers(256);
    float[] expected = new float[256];
    float[] found = new float[256];
    reference.exponentials(logits, 9.9f, expected);
    kernels.exponentials(logits, 9.9f, found);
    assertArrayEquals(expected, found, 0f);
  }

  @ParameterizedTest
  @MethodSource("fast")
  void findsTheLargestOfAnyRange(KernelSet kernels) {
    float[] x = numbers(200);
    for (int from : SIZES) {
      for (int to = from + 1; to <= x.length; to++) {
        assertEquals(reference.max(x, from, to), kernels.max(x, from, to), from + " to " + to);
      }
    }
  }

  private float[][] rows(int inputs, int outputs, boolean half) {
    float[][] rows = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      rows[i] = numbers(outputs);
      for (int o = 0; half && o < outputs; o++) {
        rows[i][o] = BFloat16.round(rows[i][o]);
      }
    }
    return rows;
  }

  private float[] numbers(int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
