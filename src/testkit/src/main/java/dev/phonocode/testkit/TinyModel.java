// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import dev.phonocode.audio.Floats;
import dev.phonocode.model.LogMelShape;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small models of seeded random numbers: they babble, but obey every rule of a trained one. */
public final class TinyModel {
  public static final int BOOKS = 3;
  public static final int CODES = 20;

  /** One whose pitch is known, and one whose is not. */
  public static final List<String> SPEAKERS = List.of("set/anna", "set/bert");

  /** Its own, so that a prior changes no other weight. */
  private static final long PRIOR_SEED = 4;

  private TinyModel() {}

  /** Log-mel in, three books of 20, four sub-bands, a reference encoder: the default in small. */
  public static ModelConfig small(String name) {
    return small(name, BOOKS);
  }

  /** The same with another number of books. */
  public static ModelConfig small(String name, int books) {
    return new ModelConfig(
        name,
        new ModelConfig.Signal(16000, 0.85, 0.08),
        new ModelConfig.Codec(
            new ModelConfig.Encoder(
                Optional.of(new LogMelShape(12, 160, 512, 40, 7600)),
                3,
                10,
                List.of(1, 3),
                List.of(2),
                4,
                List.of(1, 2),
                2),
            new ModelConfig.Quantiser(books, CODES, 6, 0),
            new ModelConfig.Speaker(5, 8, List.of(1, 2), 0),
            new ModelConfig.Conditioner(9, List.of(1, 2), 3, 2, 7, false, false),
            new ModelConfig.Decoder(
                4, 63, 0.142, 9, 6, List.of(1, 2, 4), 8, 256, List.of(0.6, 0.8, 0.9, 0.9), 0.002)));
  }

  /** The paper's arrangement: waveform in, no level, one book, a table of speakers. */
  public static ModelConfig paperLike() {
    return new ModelConfig(
        "paper-like",
        new ModelConfig.Signal(16000, 0, 0),
        new ModelConfig.Codec(
            new ModelConfig.Encoder(
                Optional.empty(), 0, 8, List.of(), List.of(2, 4, 8), 8, List.of(1), 1),
            new ModelConfig.Quantiser(1, 32, 8, 0),
            new ModelConfig.Speaker(4, 0, List.of(), 5),
            new ModelConfig.Conditioner(8, List.of(1), 1, 1, 6, false, false),
            new ModelConfig.Decoder(1, 1, 1, 0, 4, List.of(1, 2, 4), 16, 256, List.of(1.0), 0)));
  }

  /** The same with a small prior. */
  public static ModelConfig withPrior(ModelConfig config) {
    return config.withPrior(new ModelConfig.Prior(6, List.of(1, 2), 0.5));
  }

  /** A whole model, with two voices. */
  public static ModelBundle bundle(ModelConfig config, long seed) {
    List<NamedSpeaker> speakers =
        List.of(
            speaker(config, SPEAKERS.get(0), 0.5f, 220),
            speaker(config, SPEAKERS.get(1), -0.5f, 0));
    return new ModelBundle(config, weights(config, seed), speakers, "{}", "random");
  }

  private static NamedSpeaker speaker(
      ModelConfig config, String name, float value, double pitchHz) {
    float[] vector = new float[config.speaker().size()];
    Arrays.fill(vector, value);
    return new NamedSpeaker(name, "?", 1, "none", Floats.of(vector), pitchHz);
  }

  /** Seeded weights of every layer that a configuration has. */
  public static Weights weights(ModelConfig config, long seed) {
    RandomTensors f = new RandomTensors(seed);
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
    config
        .phones()
        .ifPresent(
            phones -> {
              f.put("phones.classifier.weight", 1, phones.labels().size(), q.dimension());
              f.put("phones.classifier.bias", 0.1, phones.labels().size());
            });
    config.prior().ifPresent(p -> TinyPrior.add(q, p, new RandomTensors(f, PRIOR_SEED)));
    return Weights.of(f.tensors());
  }

  private static void decoder(ModelConfig config, RandomTensors f) {
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
}
