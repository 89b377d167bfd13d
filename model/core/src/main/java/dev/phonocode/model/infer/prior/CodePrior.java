// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import java.util.ArrayList;
import java.util.List;

/**
 * An autoregressive model of codes: time goes forward, and within a frame books go up. Immutable;
 * threads share one and take a {@link PriorState} each.
 */
public final class CodePrior {
  /** Frequencies of a code's values add up to two to this power. */
  public static final int FREQUENCY_BITS = 16;

  private final KernelSet kernels;
  private final ModelConfig.Prior shape;
  private final ModelConfig.Quantiser quantiser;
  private final List<float[]> codebooks = new ArrayList<>(); // [books], each [size · D]
  private final Layer input; // books · D → C
  private final List<Block> blocks = new ArrayList<>();
  private final List<Layer> hidden = new ArrayList<>(); // [books], C + D · book → C
  private final List<Layer> logits = new ArrayList<>(); // [books], C → size

  /** {@code x + pointwise(relu(dilated(relu(x))))}, kernel 3. */
  record Block(Layer dilated, Layer pointwise, int dilation) {}

  private CodePrior(ModelConfig config, Weights weights, KernelSet kernels) {
    this.kernels = kernels;
    shape = config.prior().orElseThrow();
    quantiser = config.quantiser();
    int channels = shape.channels();
    int dimension = quantiser.dimension();
    input = Layer.of(kernels, weights, "prior.input", quantiser.books() * dimension, channels, 1);
    for (int i = 0; i < shape.dilations().size(); i++) {
      String name = "prior.block." + i;
      blocks.add(
          new Block(
              Layer.of(
                  kernels,
                  weights,
                  name + ".dilated",
                  channels,
                  channels,
                  ModelConfig.Prior.KERNEL),
              Layer.of(kernels, weights, name + ".pointwise", channels, channels, 1),
              shape.dilations().get(i)));
    }
    for (int book = 0; book < quantiser.books(); book++) {
      String name = "prior.book." + book;
      int given = channels + dimension * book;
      codebooks.add(weights.get("quantiser.codebook." + book, quantiser.size(), dimension).data());
      hidden.add(Layer.of(kernels, weights, name + ".hidden", given, channels, 1));
      logits.add(Layer.of(kernels, weights, name + ".logits", channels, quantiser.size(), 1));
    }
  }

  /**
   * Lays the weights out for the kernels.
   *
   * @throws IllegalArgumentException if the model has no prior, or naming the tensor that is
   *     missing or of the wrong shape
   */
  public static CodePrior of(ModelConfig config, Weights weights, KernelSet kernels) {
    if (!config.hasPrior()) {
      throw new IllegalArgumentException("model " + config.name() + " has no prior");
    }
    return new CodePrior(config, weights, kernels);
  }

  /** Books of the model: a state may be of fewer. */
  public int books() {
    return quantiser.books();
  }

  /** Values of a code. */
  public int size() {
    return quantiser.size();
  }

  /**
   * The start of a packet, where no code is known.
   *
   * @param books of the packet's frames, 1 to {@link #books()}
   */
  public PriorState start(int books) {
    if (books < 1 || books > books()) {
      throw new IllegalArgumentException("prior: " + books + " books, expected 1 to " + books());
    }
    return new PriorState(this, books);
  }

  KernelSet kernels() {
    return kernels;
  }

  ModelConfig.Prior shape() {
    return shape;
  }

  /** Numbers in a codebook's rows. */
  int dimension() {
    return quantiser.dimension();
  }

  /** The rows of a book, [size · D]. */
  float[] codebook(int book) {
    return codebooks.get(book);
  }

  Layer input() {
    return input;
  }

  List<Block> blocks() {
    return blocks;
  }

  Layer hidden(int book) {
    return hidden.get(book);
  }

  Layer logits(int book) {
    return logits.get(book);
  }
}
