// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.ReferenceKernels;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Small priors of seeded random numbers. */
public final class Priors {
  private Priors() {}

  /** The tiny model with another quantiser and a prior. */
  public static ModelConfig config(int books, int size, int dimension, int channels) {
    ModelConfig c = TestConfigs.tiny();
    return new ModelConfig(
            c.name(),
            new ModelConfig.Signal(c.sampleRateHz(), c.preEmphasis(), c.levelRms()),
            new ModelConfig.Codec(
                c.encoder(),
                new ModelConfig.Quantiser(books, size, dimension, 0),
                c.speaker(),
                c.conditioner(),
                c.decoder()))
        .withPrior(new ModelConfig.Prior(channels, List.of(1, 3), 0.5));
  }

  /** Codebooks and the prior's weights; {@code scale} sharpens the last layer. */
  public static Weights weights(ModelConfig config, long seed, double scale) {
    ModelConfig.Quantiser q = config.quantiser();
    int c = config.prior().orElseThrow().channels();
    Map<String, Tensor> all = new TreeMap<>();
    Random random = new Random(seed);
    put(all, random, "prior.input", 1, c, q.books() * q.dimension(), 1);
    for (int i = 0; i < config.prior().orElseThrow().dilations().size(); i++) {
      put(all, random, "prior.block." + i + ".dilated", 1, c, c, 3);
      put(all, random, "prior.block." + i + ".pointwise", 1, c, c, 1);
    }
    for (int book = 0; book < q.books(); book++) {
      String name = "prior.book." + book;
      put(all, random, name + ".hidden", 1, c, c + q.dimension() * book, 1);
      put(all, random, name + ".logits", scale, q.size(), c, 1);
      all.put("quantiser.codebook." + book, gaussian(random, 1, q.size(), q.dimension()));
    }
    return Weights.of(all);
  }

  private static void put(
      Map<String, Tensor> all, Random random, String name, double scale, int... shape) {
    double deviation = scale * Math.sqrt(1.5 / (shape[1] * shape[2]));
    all.put(name + ".weight", gaussian(random, deviation, shape));
    all.put(name + ".bias", gaussian(random, 0.1 * scale, shape[0]));
  }

  private static Tensor gaussian(Random random, double deviation, int... shape) {
    float[] data = new float[Math.toIntExact(Tensor.size(shape))];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (deviation * random.nextGaussian());
    }
    return new Tensor(shape, data);
  }

  /** All kernels of this JVM, the reference first. */
  static List<KernelSet> kernels() {
    return List.of(new ReferenceKernels(), new RowKernels(), new VectorKernels());
  }

  static CodePrior prior(int books, int size, long seed, double scale) {
    ModelConfig config = config(books, size, 5, 11);
    return CodePrior.of(config, weights(config, seed, scale), new RowKernels());
  }

  /** Random codes [frames][books]. */
  static int[][] codes(Random random, int frames, int books, int size) {
    int[][] codes = new int[frames][books];
    for (int[] frame : codes) {
      for (int q = 0; q < books; q++) {
        frame[q] = random.nextInt(size);
      }
    }
    return codes;
  }

  /** Frequencies of every code, [frames · books][size], as the prior hears the codes before it. */
  static int[][] frequencies(CodePrior prior, int[][] codes) {
    int books = codes[0].length;
    PriorState state = prior.start(books);
    int[][] all = new int[codes.length * books][prior.size()];
    for (int i = 0; i < all.length; i++) {
      state.frequencies(all[i]);
      state.accept(codes[i / books][i % books]);
    }
    return all;
  }
}
