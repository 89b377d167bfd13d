// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.cli.bench.SyntheticSpeech;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small model of seeded random numbers, as a file: it babbles, by every rule of a trained one.
 */
final class RandomModel {
  static final int BOOKS = 3;
  static final int CODES = 20;
  static final String SPEAKER = "set/anna";

  /** One whose pitch is known, and one whose is not. */
  static final List<String> SPEAKERS = List.of(SPEAKER, "set/bert");

  private final Random random;
  private final Map<String, Tensor> tensors = new TreeMap<>();

  private RandomModel(long seed) {
    random = new Random(seed);
  }

  /** Writes the model of this seed to {@code folder}. */
  static Path in(Path folder, long seed) throws IOException {
    return write(folder.resolve("random-" + seed + ".phm"), config(), seed);
  }

  /** As {@link #in}, with a prior, which changes neither codes nor samples. */
  static Path withPriorIn(Path folder, long seed) throws IOException {
    ModelConfig config = config().withPrior(new ModelConfig.Prior(6, List.of(1, 2), 0.5));
    return write(folder.resolve("random-prior-" + seed + ".phm"), config, seed);
  }

  /** One whose first book's codes stand for phones. */
  static Path guidedIn(Path folder, long seed) throws IOException {
    ModelConfig config = config().withPhones(new ModelConfig.Phones(1, List.of("AA", "SIL")));
    return write(folder.resolve("random-guided-" + seed + ".phm"), config, seed);
  }

  private static Path write(Path file, ModelConfig config, long seed) throws IOException {
    int size = config.speaker().size();
    List<NamedSpeaker> speakers =
        List.of(
            new NamedSpeaker(SPEAKER, "?", 1, "none", Collections.nCopies(size, 0.5f), 220),
            new NamedSpeaker(SPEAKERS.get(1), "?", 1, "none", Collections.nCopies(size, -0.5f)));
    Weights weights = new RandomModel(seed).weights(config);
    new ModelBundle(config, weights, speakers, "{}", "random").write(file);
    return file;
  }

  /** Something like speech, as the bytes of a WAV. */
  static byte[] wav(double seconds, int sampleRateHz) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AudioClip clip = SyntheticSpeech.clip(seconds, sampleRateHz);
    AudioFiles.write(bytes, clip);
    return bytes.toByteArray();
  }

  private static ModelConfig config() {
    return new ModelConfig(
        ModelConfig.VERSION,
        "random",
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
        new ModelConfig.Quantiser(BOOKS, CODES, 6),
        new ModelConfig.Speaker(5, 8, List.of(1, 2), 0),
        new ModelConfig.Conditioner(9, List.of(1, 2), 3, 2, 7, false),
        new ModelConfig.Decoder(
            4, 63, 0.142, 9, 6, List.of(1, 2, 4), 8, 256, List.of(0.6, 0.8, 0.9, 0.9), 0.002));
  }

  private Weights weights(ModelConfig config) {
    ModelConfig.Encoder e = config.encoder();
    conv("encoder.input", e.channels(), e.inputChannels(), e.inputKernel());
    blocks("encoder.block", e.channels(), e.dilations().size());
    conv("encoder.down.0", e.channels(), e.channels(), e.strideKernel());
    blocks("encoder.latent", e.channels(), e.latentDilations().size());
    int dimension = config.quantiser().dimension();
    conv("encoder.output", dimension, e.channels(), 1);
    for (int book = 0; book < BOOKS; book++) {
      put("quantiser.codebook." + book, 1.0 / (book + 1), CODES, dimension);
    }
    ModelConfig.Speaker s = config.speaker();
    conv("speaker.input", s.channels(), e.inputChannels(), 3);
    blocks("speaker.block", s.channels(), s.dilations().size());
    conv("speaker.output", s.size(), 2 * s.channels(), 1);
    ModelConfig.Conditioner c = config.conditioner();
    conv("conditioner.input", c.channels(), dimension + s.size(), 3);
    blocks("conditioner.block", c.channels(), c.dilations().size());
    conv("conditioner.output", c.upSampling() * c.outputChannels(), c.channels(), 1);
    ModelConfig.Decoder d = config.decoder();
    int r = d.channels();
    conv("decoder.input", r, 2 * d.bands(), 1);
    for (int i = 0; i < d.dilations().size(); i++) {
      conv("decoder.layer." + i + ".dilated", 2 * r, r, 2);
      put("decoder.layer." + i + ".condition.weight", 0.4, 2 * r, c.outputChannels(), 1);
      conv("decoder.layer." + i + ".output", 2 * r, r, 1);
    }
    conv("decoder.hidden", r, r, 1);
    conv("decoder.logits", d.bands() * d.knots(), r, 1);
    if (config.hasPhones()) {
      put("phones.classifier.weight", 1, config.phones().labels().size(), dimension);
      put("phones.classifier.bias", 0.1, config.phones().labels().size());
    }
    if (config.hasPrior()) {
      prior(config.prior(), dimension);
    }
    return Weights.of(tensors);
  }

  private void prior(ModelConfig.Prior prior, int dimension) {
    int c = prior.channels();
    conv("prior.input", c, BOOKS * dimension, 1);
    blocks("prior.block", c, prior.dilations().size());
    for (int book = 0; book < BOOKS; book++) {
      conv("prior.book." + book + ".hidden", c, c + book * dimension, 1);
      conv("prior.book." + book + ".logits", CODES, c, 1);
    }
  }

  private void blocks(String name, int channels, int count) {
    for (int i = 0; i < count; i++) {
      conv(name + "." + i + ".dilated", channels, channels, 3);
      conv(name + "." + i + ".pointwise", channels, channels, 1);
    }
  }

  private void conv(String name, int outputs, int inputs, int kernel) {
    put(name + ".weight", Math.sqrt(1.5 / (inputs * kernel)), outputs, inputs, kernel);
    put(name + ".bias", 0.1, outputs);
  }

  private void put(String name, double deviation, int... shape) {
    float[] data = new float[Math.toIntExact(Tensor.size(shape))];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (deviation * random.nextGaussian());
    }
    tensors.put(name, new Tensor(shape, data));
  }
}
