// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;

/** How likely a decoder finds the true samples: one sum, in more than one arithmetic. */
public interface Likelihood {

  /**
   * Mean negative log-likelihood of the true samples of each band, in nats a sample.
   *
   * @param past as in {@link Vqvae#logits}, {@code [B,2·bands,T]}
   * @param condition {@code [B,G,T/hopSteps]}
   * @param target mu-law indices {@code int64 [B,bands,T]}
   * @return {@code [bands]}
   */
  NDArray nllByBand(NDArray past, NDArray condition, NDArray target);
}
