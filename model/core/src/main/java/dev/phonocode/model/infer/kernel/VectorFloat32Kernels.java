// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * {@link VectorKernels} that keep every weight as a float32, also where its bfloat16 half would say
 * it all: equal bits from twice the memory. They are there to be measured against.
 */
public final class VectorFloat32Kernels extends VectorKernels {
  @Override
  public String name() {
    return super.name().replace("vector", "vector-fp32");
  }

  @Override
  public Matrix matrix(float[][] rows) {
    return new VectorFloat32Matrix(rows);
  }
}
