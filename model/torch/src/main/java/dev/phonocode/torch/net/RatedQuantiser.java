// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Entropy-constrained vector quantisation in training (Chou, Lookabaugh and Gray 1989): each book
 * takes the code that is least in {@code |r - e_j|² - w ln p(j)}, p being the prior's, and the rate
 * is a function of the latents that they can learn to lower: {@code
 * src/design/0016-rate-in-the-loss.md}.
 *
 * <p>The encoder of a stream chooses frame after frame with a beam ({@code
 * model.infer.quantiser.EntropyConstrainedSearch}). Here all frames choose at once: what the prior
 * has heard of the past are the nearest codes, and each book keeps one candidate.
 */
public record RatedQuantiser(ResidualQuantiser quantiser, PriorNetwork prior) {
  /**
   * What choosing gave.
   *
   * @param quantised the codes
   * @param rate sum over the books of the expected nats of a code under soft choices times what the
   *     book leaves, a squared distance; its gradient reaches the latents alone
   */
  public record Choice(ResidualQuantiser.Quantised quantised, NDArray rate) {}

  /**
   * Chooses codes.
   *
   * @param latents {@code [B,T,D]}
   *     <p>A book far up works on little, so both numbers are shares of the mean squared distance
   *     that the book leaves: a weight for all books alike would leave the last ones nothing to do.
   * @param weight w, squared distance that a nat is worth
   * @param temperature squared distance in which the soft choice falls by a factor e
   */
  public Choice choose(NDArray latents, NDArray weight, NDArray temperature) {
    Shape shape = latents.getShape();
    long items = shape.get(0);
    long frames = shape.get(1);
    NDArray past = prior.past(rows(quantiser.quantise(latents).vectors()), 0).stopGradient();
    NDArray rest = latents.reshape(-1, shape.get(2)); // [N][D], with the latents' gradient
    List<NDArray> codes = new ArrayList<>();
    List<NDArray> residuals = new ArrayList<>();
    List<NDArray> vectors = new ArrayList<>();
    NDArray rate = null;
    for (int q = 0; q < quantiser.books().size(); q++) {
      NDArray book = quantiser.books().get(q);
      NDArray lower = q == 0 ? null : rows(vectors);
      NDArray nats = // [N][K]
          prior.book(q, past, lower, 0).logSoftmax(1).neg().transpose(0, 2, 1).stopGradient();
      nats = nats.reshape(items * frames, -1);
      NDArray distances = ResidualQuantiser.distances(rest, book);
      NDArray left = left(rest, distances);
      NDArray costs = distances.add(nats.mul(weight.mul(left)));
      NDArray share = costs.div(temperature.mul(left)).neg().softmax(1);
      NDArray soft = share.mul(nats).sum(new int[] {1}).mean().mul(left);
      rate = rate == null ? soft : rate.add(soft);
      NDArray index = costs.argMin(1).toType(DataType.INT64, false);
      NDArray chosen = ResidualQuantiser.rows(book, index);
      codes.add(index.reshape(items, frames));
      residuals.add(rest.stopGradient());
      vectors.add(chosen.reshape(shape));
      rest = rest.sub(chosen);
    }
    return new Choice(new ResidualQuantiser.Quantised(codes, residuals, vectors), rate);
  }

  /** Mean squared distance to the nearest code of a book. */
  private static NDArray left(NDArray rest, NDArray distances) {
    NDArray norms = rest.stopGradient().square().sum(new int[] {1});
    return norms.add(distances.stopGradient().min(new int[] {1})).mean();
  }

  /**
   * Mean nats that the prior asks for codes of each book, to be minimised by the prior.
   *
   * @param quantised codes {@code [B,T]}
   */
  public List<NDArray> nats(ResidualQuantiser.Quantised quantised) {
    List<NDArray> logits = prior.forward(rows(quantised.vectors()));
    List<NDArray> nats = new ArrayList<>();
    for (int q = 0; q < logits.size(); q++) {
      NDArray target = quantised.codes().get(q).expandDims(1); // [B,1,T]
      nats.add(logits.get(q).logSoftmax(1).gather(target, 1).mean().neg());
    }
    return nats;
  }

  /** Vectors {@code [B,T,D]} of several books below each other, {@code [B,books·D,T]}. */
  private static NDArray rows(List<NDArray> vectors) {
    return NDArrays.concat(new NDList(vectors), 2).transpose(0, 2, 1);
  }
}
