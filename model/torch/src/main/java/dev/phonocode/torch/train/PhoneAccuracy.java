// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Counts the labelled frames whose most likely phone is the one that fills most of the frame. */
final class PhoneAccuracy {
  private double right;
  private double frames;

  /**
   * Adds a batch.
   *
   * @param logits {@code [B,W,L]}
   */
  void add(NDArray logits, Batch batch, NDManager manager) {
    NDArray shares = batch.phones(manager, (int) logits.getShape().get(2));
    NDArray known = shares.sum(new int[] {2}).gt(0.5f).toType(DataType.FLOAT32, false);
    NDArray hits = logits.argMax(2).eq(shares.argMax(2)).toType(DataType.FLOAT32, false);
    right += hits.mul(known).sum().getFloat();
    frames += known.sum().getFloat();
  }

  /** The share; NaN before any labelled frame was added. */
  double share() {
    return right / frames;
  }
}
