// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorSampler;
import dev.phonocode.testkit.RandomTensors;
import dev.phonocode.testkit.TinyPrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Small priors, and streams that they expect. */
public final class Priors {
  private Priors() {}

  /** The shape of a prior of 6 channels over some quantiser; the rest of the model is a stub. */
  static ModelConfig config(ModelConfig.Quantiser quantiser) {
    return new ModelConfig(
            "prior",
            new ModelConfig.Signal(16000, 0, 0),
            new ModelConfig.Codec(
                new ModelConfig.Encoder(
                    Optional.empty(), 0, 1, List.of(), List.of(320), 320, List.of(), 0),
                quantiser,
                new ModelConfig.Speaker(1, 0, List.of(), 1),
                new ModelConfig.Conditioner(1, List.of(), 0, 1, 1, false, false),
                new ModelConfig.Decoder(1, 1, 1, 0, 1, List.of(1), 256, 256, List.of(1.0), 0)))
        .withPrior(new ModelConfig.Prior(6, List.of(1, 3), 0.5));
  }

  static CodePrior prior(int books, int size, long seed) {
    ModelConfig.Quantiser q = new ModelConfig.Quantiser(books, size, 4, 0);
    ModelConfig config = config(q);
    RandomTensors all = new RandomTensors(seed);
    TinyPrior.add(q, config.prior().orElseThrow(), all);
    for (int book = 0; book < books; book++) {
      new RandomTensors(new Random(book), all.tensors())
          .put("quantiser.codebook." + book, 1, size, 4);
    }
    return CodePrior.of(config, Weights.of(all.tensors()), new RowKernels());
  }

  /** A stream that the prior draws itself, but for the packets whose index is odd: chance. */
  static Streams.Stream stream(CodePrior prior, int books, int packetFrames, long samples) {
    PhcHeader header =
        new PhcHeader(
            Streams.MODEL,
            16000,
            320,
            packetFrames,
            OptionalLong.of(samples),
            Collections.nCopies(books, prior.size()),
            new byte[] {1, -2},
            Coding.PRIOR);
    List<PhcPacket> packets = new ArrayList<>();
    long left = header.framesOf(samples);
    for (int index = 0; left > 0; index++) {
      int frames = (int) Math.min(left, packetFrames);
      left -= frames;
      PriorSampler sampler = new PriorSampler(prior, index, 1);
      Random random = new Random(index);
      int[][] codes = new int[frames][];
      for (int t = 0; t < frames; t++) {
        codes[t] =
            index % 2 == 0
                ? Arrays.copyOf(sampler.next(), books)
                : random.ints(books, 0, prior.size()).toArray();
      }
      packets.add(new PhcPacket(index, index % 127, codes));
    }
    return new Streams.Stream(header, packets, samples, Optional.of(prior));
  }
}
