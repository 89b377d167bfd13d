// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.ModelConfig;

/**
 * The phone that a vector of one book stands for: {@code softmax(W q + b)}. What it has learnt can
 * be read off the book itself, {@link dev.phonocode.model.infer.CodePhones}.
 */
public final class PhoneClassifier {
  private static final String PREFIX = "phones.classifier.";

  private final NDArray weight; // [L][D]
  private final NDArray bias; // [L]
  private final int book; // from 0

  PhoneClassifier(Parameters p, ModelConfig config) {
    ModelConfig.Phones phones = config.phones().orElseThrow();
    int labels = phones.labels().size();
    weight = p.weight(PREFIX + "weight", 1, labels, config.quantiser().dimension());
    bias = p.bias(PREFIX + "bias", labels);
    book = phones.book() - 1;
  }

  /** Whether a parameter of that name is the classifier's. */
  public static boolean isParameter(String name) {
    return name.startsWith(PREFIX);
  }

  /** Logits {@code [B,W,L]} of what is left for the book to code of latents {@code [B,W,D]}. */
  public NDArray logits(NDArray latents) {
    long frames = latents.getShape().get(0) * latents.getShape().get(1);
    return latents
        .reshape(frames, latents.getShape().get(2))
        .matMul(weight.transpose())
        .add(bias)
        .reshape(latents.getShape().get(0), latents.getShape().get(1), bias.size());
  }

  /** Logits {@code [B,W,L]} of the vectors that the book chose. */
  public NDArray logits(ResidualQuantiser.Quantised quantised) {
    return logits(quantised.vectors().get(book));
  }

  /** The same, the latents {@code [B,W,D]} getting the gradient of the vectors. */
  public NDArray logits(NDArray latents, ResidualQuantiser.Quantised quantised) {
    return logits(Vqvae.straightThrough(latents, quantised.vectors().get(book)));
  }
}
