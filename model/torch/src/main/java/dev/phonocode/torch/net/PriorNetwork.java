// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The prior over codes (van den Oord 2017 §3.3): {@code src/design/0005-prior.md}. Codes come in as
 * the rows of their codebooks.
 */
public final class PriorNetwork {
  private final int dimension;
  private final CausalConv input;
  private final List<ResidualBlock> blocks;
  private final List<CausalConv> hidden = new ArrayList<>();
  private final List<CausalConv> logits = new ArrayList<>();

  /** Builds the prior of {@code config} over {@code p}, which gains every parameter it lacks. */
  public PriorNetwork(Parameters p, ModelConfig config) {
    ModelConfig.Prior shape = config.prior().orElseThrow();
    int channels = shape.channels();
    int books = config.quantiser().books();
    dimension = config.quantiser().dimension();
    input = CausalConv.pointwise(p, "prior.input", books * dimension, channels);
    blocks = ResidualBlock.stack(p, "prior.block", channels, shape.dilations());
    for (int q = 0; q < books; q++) {
      String book = "prior.book." + q;
      hidden.add(CausalConv.pointwise(p, book + ".hidden", channels + dimension * q, channels));
      logits.add(CausalConv.pointwise(p, book + ".logits", channels, config.quantiser().size()));
    }
  }

  /**
   * Logits of every code of every frame.
   *
   * @param rows of the codes, {@code [B,books·D,T]}; zeros for absent books
   * @return one {@code [B,size,T]} a book; at frame t of book q it has seen the rows of frames
   *     before t and of lower books alone
   */
  public List<NDArray> forward(NDArray rows) {
    return forward(rows, 0);
  }

  /**
   * As {@link #forward(NDArray)}, for training.
   *
   * @param dropout share of the hidden layers' numbers that are left out (Srivastava et al. 2014),
   *     drawn by the engine's generator
   */
  public List<NDArray> forward(NDArray rows, float dropout) {
    NDArray past = past(rows, dropout);
    List<NDArray> all = new ArrayList<>();
    for (int q = 0; q < hidden.size(); q++) {
      all.add(book(q, past, rows.get(":, :{}, :", q * dimension), dropout));
    }
    return all;
  }

  /**
   * What the prior remembers of the frames before each frame.
   *
   * @param rows of the codes, {@code [B,books·D,T]}
   * @return {@code [B,channels,T]}
   */
  NDArray past(NDArray rows, float dropout) {
    NDArray before = rows.pad(new Shape(1, 0), 0).get(":, :, :-1");
    return thinned(
        ResidualBlock.relu(ResidualBlock.forward(blocks, input.forward(before))), dropout);
  }

  /**
   * Logits of a book's codes.
   *
   * @param past of {@link #past}
   * @param lower rows of the lower books of the same frames, {@code [B,q·D,T]}; unused for the
   *     first
   * @return {@code [B,size,T]}
   */
  NDArray book(int q, NDArray past, NDArray lower, float dropout) {
    NDArray given = q == 0 ? past : NDArrays.concat(new NDList(past, lower), 1);
    NDArray u = thinned(ResidualBlock.relu(hidden.get(q).forward(given)), dropout);
    return logits.get(q).forward(u);
  }

  private static NDArray thinned(NDArray x, float dropout) {
    return dropout == 0 ? x : Dropout.dropout(x, dropout, true).singletonOrThrow();
  }
}
