// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.LogMelShape;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Models of seeded random numbers, so that no test needs a trained one. */
final class Fixtures {
  private Fixtures() {}

  /** The shape of the default model. */
  static ModelConfig defaultShape() {
    return new ModelConfig(
        "default-shape",
        new ModelConfig.Signal(16000, 0.85, 0.08),
        new ModelConfig.Codec(
            TestConfigs.melEncoder(
                new LogMelShape(64, 160, 512, 40, 7600), 192, List.of(1, 3), List.of(1, 2, 4)),
            new ModelConfig.Quantiser(4, 256, 64, 0),
            new ModelConfig.Speaker(16, 96, List.of(1, 2, 4), 0),
            new ModelConfig.Conditioner(160, List.of(1, 2, 4), 3, 2, 128, true, false),
            TestConfigs.fourBands(
                64, List.of(1, 2, 4, 8, 16, 32, 64, 1, 2, 4, 8, 16, 32, 64), 64)));
  }

  /** Log-mel in, sizes that no vector divides. */
  static ModelConfig small() {
    return new ModelConfig(
        "small",
        new ModelConfig.Signal(16000, 0.85, 0.08),
        new ModelConfig.Codec(
            TestConfigs.melEncoder(
                new LogMelShape(7, 80, 256, 40, 7600), 37, List.of(1, 3), List.of(1, 2)),
            new ModelConfig.Quantiser(3, 19, 5, 0),
            new ModelConfig.Speaker(3, 11, List.of(1, 2), 0),
            new ModelConfig.Conditioner(21, List.of(1, 2), 3, 2, 13, false, false),
            TestConfigs.fourBands(9, List.of(1, 2, 8, 16, 3), 8)));
  }

  /** Few layers, but wide: panels of every width, and a tail, at each lane width. */
  static ModelConfig panels() {
    return new ModelConfig(
        "panels",
        new ModelConfig.Signal(16000, 0.85, 0.08),
        new ModelConfig.Codec(
            TestConfigs.melEncoder(
                new LogMelShape(9, 80, 256, 40, 7600), 115, List.of(1), List.of(2)),
            new ModelConfig.Quantiser(3, 70, 33, 0),
            new ModelConfig.Speaker(3, 11, List.of(1), 0),
            new ModelConfig.Conditioner(50, List.of(1), 3, 2, 20, true, true),
            TestConfigs.fourBands(58, List.of(1, 8, 3), 64)));
  }

  /** The waveform itself in, a table of speakers, full-rate decoder: the paper's arrangement. */
  static ModelConfig paperLike() {
    return new ModelConfig(
        "paper-like",
        new ModelConfig.Signal(16000, 0, 0),
        new ModelConfig.Codec(
            new ModelConfig.Encoder(
                Optional.empty(), 0, 12, List.of(), List.of(2, 2, 3), 4, List.of(1), 1),
            new ModelConfig.Quantiser(1, 32, 8, 0),
            new ModelConfig.Speaker(4, 0, List.of(), 5),
            new ModelConfig.Conditioner(10, List.of(1), 1, 1, 6, false, false),
            new ModelConfig.Decoder(
                1, 1, 1, 0, 8, List.of(1, 2, 4, 8), 256, 256, List.of(1.0), 0)));
  }

  /** A model of this shape with random weights. */
  static ModelBundle bundle(ModelConfig config, long seed) {
    return new ModelBundle(config, weights(config, seed), List.of(), "{}", "random");
  }

  /** Random weights, scaled so that signals neither vanish nor explode. */
  static Weights weights(ModelConfig config, long seed) {
    Filler f = new Filler(new Random(seed));
    ModelConfig.Encoder e = config.encoder();
    int channels = e.inputChannels();
    if (e.inputKernel() > 0) {
      f.conv("encoder.input", e.channels(), channels, e.inputKernel());
      channels = e.channels();
    }
    f.blocks("encoder.block", channels, e.dilations().size());
    for (int i = 0; i < e.strides().size(); i++) {
      f.conv("encoder.down." + i, e.channels(), channels, e.strideKernel());
      channels = e.channels();
    }
    f.blocks("encoder.latent", channels, e.latentDilations().size());
    ModelConfig.Quantiser q = config.quantiser();
    f.conv("encoder.output", q.dimension(), channels, 1);
    for (int b = 0; b < q.books(); b++) {
      f.put("quantiser.codebook." + b, 1.0 / (b + 1), q.size(), q.dimension());
    }
    speaker(config, f);
    ModelConfig.Conditioner c = config.conditioner();
    f.conv("conditioner.input", c.channels(), q.dimension() + config.speaker().size(), 3);
    f.blocks("conditioner.block", c.channels(), c.dilations().size());
    f.conv("conditioner.output", c.upSampling() * c.outputChannels(), c.channels(), 1);
    decoder(config, f);
    if (c.melHead()) {
      f.conv("head.mel", config.encoder().inputChannels(), c.outputChannels(), 1);
      f.conv("head.pitch", 2, c.outputChannels(), 1);
    }
    return Weights.of(f.tensors);
  }

  private static void speaker(ModelConfig config, Filler f) {
    ModelConfig.Speaker s = config.speaker();
    if (s.isTable()) {
      f.put("speaker.table", 0.5, s.tableRows(), s.size());
      return;
    }
    f.conv("speaker.input", s.channels(), config.encoder().inputChannels(), 3);
    f.blocks("speaker.block", s.channels(), s.dilations().size());
    f.conv("speaker.output", s.size(), 2 * s.channels(), 1);
  }

  private static void decoder(ModelConfig config, Filler f) {
    ModelConfig.Decoder d = config.decoder();
    int r = d.channels();
    f.conv("decoder.input", r, 2 * d.bands(), 1);
    for (int i = 0; i < d.dilations().size(); i++) {
      String layer = "decoder.layer." + i;
      f.conv(layer + ".dilated", 2 * r, r, 2);
      int g = config.conditioner().outputChannels();
      f.put(layer + ".condition.weight", Math.sqrt(1.0 / g), 2 * r, g, 1);
      f.conv(layer + ".output", 2 * r, r, 1);
    }
    f.conv("decoder.hidden", r, r, 1);
    f.conv("decoder.logits", d.bands() * d.knots(), r, 1);
  }

  private record Filler(Random random, Map<String, Tensor> tensors) {
    Filler(Random random) {
      this(random, new TreeMap<>());
    }

    void conv(String name, int outputs, int inputs, int kernel) {
      put(name + ".weight", Math.sqrt(1.5 / (inputs * kernel)), outputs, inputs, kernel);
      put(name + ".bias", 0.1, outputs);
    }

    void blocks(String name, int channels, int count) {
      for (int i = 0; i < count; i++) {
        conv(name + "." + i + ".dilated", channels, channels, 3);
        conv(name + "." + i + ".pointwise", channels, channels, 1);
      }
    }

    void put(String name, double deviation, int... shape) {
      float[] data = new float[Math.toIntExact(Tensor.size(shape))];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (deviation * random.nextGaussian());
      }
      tensors.put(name, new Tensor(shape, data));
    }
  }
}
