// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.Priors;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.Kernels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Small models of seeded random numbers: they babble, but obey every rule of a trained one. */
public final class Models {
  private Models() {}

  /** Log-mel in, three books, four sub-bands, a reference encoder: the default model in small. */
  public static SpeechCodec small() {
    return codec(smallConfig(), 1);
  }

  /** The model of {@link #small}. */
  public static ModelBundle smallBundle() {
    return bundle(smallConfig(), weights(smallConfig(), 1));
  }

  /** As {@link #small}, with other numbers and so another id. */
  static SpeechCodec other() {
    return codec(smallConfig(), 2);
  }

  /** As {@link #small}, with a prior. */
  static SpeechCodec smallWithPrior() {
    return smallWithPrior(Kernels.named("auto"));
  }

  /** As {@link #smallWithPrior()}, on these kernels. */
  static SpeechCodec smallWithPrior(Kernels kernels) {
    ModelConfig config = smallConfig().withPrior(new ModelConfig.Prior(6, List.of(1, 2), 0.5));
    Map<String, Tensor> all = new TreeMap<>(weights(config, 1).tensors());
    all.putAll(Priors.weights(config.quantiser(), config.prior(), 4));
    return SpeechCodec.open(bundle(config, Weights.of(all)), kernels);
  }

  /** The paper's arrangement: waveform in, no level, one book, a table of speakers. */
  static SpeechCodec paperLike() {
    return codec(
        new ModelConfig(
            ModelConfig.VERSION,
            "paper-like",
            16000,
            0,
            0,
            new ModelConfig.Encoder(null, 0, 8, List.of(), List.of(2, 4, 8), 8, List.of(1), 1),
            new ModelConfig.Quantiser(1, 32, 8),
            new ModelConfig.Speaker(4, 0, List.of(), 5),
            new ModelConfig.Conditioner(8, List.of(1), 1, 1, 6, false),
            new ModelConfig.Decoder(1, 1, 1, 0, 4, List.of(1, 2, 4), 16, 256, List.of(1.0), 0)),
        3);
  }

  private static ModelConfig smallConfig() {
    return new ModelConfig(
        ModelConfig.VERSION,
        "small",
        16000,
        0.85,
        0.08,
        new ModelConfig.Encoder(
            new ModelConfig.LogMelShape(12, 160, 512, 40, 7600),
            3,
            10,
            List.of(1, 3),
            List.of(2),
            4,
            List.of(1, 2),
            2),
        new ModelConfig.Quantiser(3, 20, 6),
        new ModelConfig.Speaker(5, 8, List.of(1, 2), 0),
        new ModelConfig.Conditioner(9, List.of(1, 2), 3, 2, 7, false),
        new ModelConfig.Decoder(
            4, 63, 0.142, 9, 6, List.of(1, 2, 4), 8, 256, List.of(0.6, 0.8, 0.9, 0.9), 0.002));
  }

  private static SpeechCodec codec(ModelConfig config, long seed) {
    return codec(config, weights(config, seed));
  }

  private static SpeechCodec codec(ModelConfig config, Weights weights) {
    return SpeechCodec.open(bundle(config, weights), Kernels.named("auto"));
  }

  private static ModelBundle bundle(ModelConfig config, Weights weights) {
    List<NamedSpeaker> speakers =
        List.of(speaker(config, "set/anna", 0.5f, 220), speaker(config, "set/bert", -0.5f, 0));
    return new ModelBundle(config, weights, speakers, "{}", "random");
  }

  private static NamedSpeaker speaker(
      ModelConfig config, String name, float value, double pitchHz) {
    List<Float> vector = java.util.Collections.nCopies(config.speaker().size(), value);
    return new NamedSpeaker(name, "?", 1, "none", vector, pitchHz);
  }

  private static Weights weights(ModelConfig config, long seed) {
    Filler f = new Filler(new Random(seed), new TreeMap<>());
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
    for (int book = 0; book < q.books(); book++) {
      f.put("quantiser.codebook." + book, 1.0 / (book + 1), q.size(), q.dimension());
    }
    ModelConfig.Speaker s = config.speaker();
    if (s.isTable()) {
      f.put("speaker.table", 0.5, s.tableRows(), s.size());
    } else {
      f.conv("speaker.input", s.channels(), e.inputChannels(), 3);
      f.blocks("speaker.block", s.channels(), s.dilations().size());
      f.conv("speaker.output", s.size(), 2 * s.channels(), 1);
    }
    ModelConfig.Conditioner c = config.conditioner();
    f.conv("conditioner.input", c.channels(), q.dimension() + s.size(), 3);
    f.blocks("conditioner.block", c.channels(), c.dilations().size());
    f.conv("conditioner.output", c.upSampling() * c.outputChannels(), c.channels(), 1);
    decoder(config, f);
    return Weights.of(f.tensors);
  }

  private static void decoder(ModelConfig config, Filler f) {
    ModelConfig.Decoder d = config.decoder();
    int r = d.channels();
    f.conv("decoder.input", r, 2 * d.bands(), 1);
    for (int i = 0; i < d.dilations().size(); i++) {
      String layer = "decoder.layer." + i;
      f.conv(layer + ".dilated", 2 * r, r, 2);
      f.put(layer + ".condition.weight", 0.4, 2 * r, config.conditioner().outputChannels(), 1);
      f.conv(layer + ".output", 2 * r, r, 1);
    }
    f.conv("decoder.hidden", r, r, 1);
    f.conv("decoder.logits", d.bands() * d.knots(), r, 1);
  }

  private record Filler(Random random, Map<String, Tensor> tensors) {
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
