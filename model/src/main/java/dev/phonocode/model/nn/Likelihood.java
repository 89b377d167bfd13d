// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.nn;

import ai.djl.ndarray.NDArray;

/** How likely a decoder finds the true samples: one sum, in more than one arithmetic. */
public interface Likelihood {

  /**
   * Mean negative log-likelihood of the true samples, in nats a sample of one band.
   *
   * @param past as in {@link Vqvae#logits}, {@code [B,2·bands,T]}
   * @param condition {@code [B,G,T/hopSteps]}
   * @param target mu-law indices {@code int64 [B,bands,T]}
   */
  NDArray nll(NDArray past, NDArray condition, NDArray target);
}
