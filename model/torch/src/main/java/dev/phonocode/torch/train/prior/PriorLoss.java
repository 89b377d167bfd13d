// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.net.PriorNetwork;
import java.util.ArrayList;
import java.util.List;

/** Negative log-likelihood of the codes of a batch, by book. */
record PriorLoss(PriorNetwork network, ModelConfig.Quantiser quantiser) {
  /**
   * Sums of the codes that are present.
   *
   * @param dropout share of hidden numbers left out, 0 when measuring
   * @return nats, one number a book
   */
  List<NDArray> nats(NDManager manager, PriorBatch batch, double dropout) {
    int books = quantiser.books();
    int size = batch.mask().length / (books * batch.frames());
    Shape shape = new Shape(size, books, batch.frames());
    NDArray rows =
        manager.create(
            batch.rows(), new Shape(size, (long) books * quantiser.dimension(), batch.frames()));
    NDArray targets = manager.create(batch.targets(), shape);
    NDArray mask = manager.create(batch.mask(), shape);
    List<NDArray> logits = network.forward(rows, (float) dropout);
    List<NDArray> nats = new ArrayList<>();
    for (int q = 0; q < books; q++) {
      NDArray target = targets.get(":, {}:{}, :", q, q + 1);
      NDArray present = mask.get(":, {}:{}, :", q, q + 1);
      nats.add(logits.get(q).logSoftmax(1).gather(target, 1).mul(present).sum().neg());
    }
    return nats;
  }
}
