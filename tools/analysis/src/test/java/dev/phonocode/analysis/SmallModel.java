// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The default model in small, of seeded random numbers: it babbles. Three books of twenty. */
public final class SmallModel {
  public static final int BOOKS = 3;

  private static final ModelConfig CONFIG =
      new ModelConfig(
          ModelConfig.VERSION,
          "small",
          16000,
          0.85,
          0.08,
          new ModelConfig.Encoder(
              new ModelConfig.LogMelShape(12, 160, 512, 40, 7600),
              3,
              8,
              List.of(1),
              List.of(2),
              4,
              List.of(1),
              2),
          new ModelConfig.Quantiser(BOOKS, 20, 6),
          new ModelConfig.Speaker(5, 8, List.of(1), 0),
          new ModelConfig.Conditioner(8, List.of(1), 3, 2, 7, false),
          new ModelConfig.Decoder(
              4, 63, 0.142, 9, 6, List.of(1, 2, 4), 8, 256, List.of(0.6, 0.8, 0.9, 0.9), 0.002));

  private final Random random = new Random(1);
  private final Map<String, Tensor> tensors = new TreeMap<>();

  private SmallModel() {}

  public static SpeechCodec codec() {
    Weights weights = new SmallModel().weights();
    return SpeechCodec.open(new ModelBundle(CONFIG, weights, List.of(), "{}", "random"));
  }

  private Weights weights() {
    conv("encoder.input", 8, 12, 3);
    block("encoder.block.0", 8);
    conv("encoder.down.0", 8, 8, 4);
    block("encoder.latent.0", 8);
    conv("encoder.output", 6, 8, 1);
    for (int book = 0; book < BOOKS; book++) {
      put("quantiser.codebook." + book, 1.0 / (book + 1), 20, 6);
    }
    conv("speaker.input", 8, 12, 3);
    block("speaker.block.0", 8);
    conv("speaker.output", 5, 16, 1);
    conv("conditioner.input", 8, 11, 3);
    block("conditioner.block.0", 8);
    conv("conditioner.output", 14, 8, 1);
    conv("decoder.input", 6, 8, 1);
    for (int i = 0; i < 3; i++) {
      conv("decoder.layer." + i + ".dilated", 12, 6, 2);
      put("decoder.layer." + i + ".condition.weight", 0.4, 12, 7, 1);
      conv("decoder.layer." + i + ".output", 12, 6, 1);
    }
    conv("decoder.hidden", 6, 6, 1);
    conv("decoder.logits", 32, 6, 1);
    return Weights.of(tensors);
  }

  private void block(String name, int channels) {
    conv(name + ".dilated", channels, channels, 3);
    conv(name + ".pointwise", channels, channels, 1);
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
