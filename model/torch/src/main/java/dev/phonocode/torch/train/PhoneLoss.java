// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;

/** Cross-entropy of phones that may share a frame. */
final class PhoneLoss {
  private PhoneLoss() {}

  /**
   * Nats a labelled frame; 0 if no frame is labelled.
   *
   * @param logits {@code [B,W,L]}
   * @param shares of each phone in each frame {@code [B,W,L]}, all zero where nothing is known
   */
  static NDArray nats(NDArray logits, NDArray shares) {
    NDArray sum = logits.logSoftmax(2).mul(shares).sum().neg();
    return sum.div(shares.sum().maximum(1f));
  }
}
