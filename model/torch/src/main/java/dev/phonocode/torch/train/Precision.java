// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDManager;
import dev.phonocode.torch.net.Likelihood;
import dev.phonocode.torch.net.Vqvae;

/** Arithmetic of the products in training. Weights and updates are float32 in both. */
public enum Precision {
  /** The plain path, on every machine. */
  FP32 {
    @Override
    Likelihood likelihood(Vqvae network, NDManager manager) {
      return network.likelihood();
    }
  },
  /** For machines that multiply bfloat16: AVX512-BF16, AMX, most GPUs. */
  BF16 {
    @Override
    Likelihood likelihood(Vqvae network, NDManager manager) {
      return network.mixedPrecision(manager);
    }
  };

  abstract Likelihood likelihood(Vqvae network, NDManager manager);
}
