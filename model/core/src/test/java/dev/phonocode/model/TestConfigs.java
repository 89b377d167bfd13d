// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.List;
import java.util.Optional;

/**
 * Networks small enough to train in a test. Channels are multiples of 16: with 8 to 14 of them
 * PyTorch 2.7.1's convolutions give NaN for the gradient of their input on some CPUs ({@code
 * src/design/0002-djl.md}).
 */
public final class TestConfigs {
  private TestConfigs() {}

  /** Log-mel in, two books, four sub-bands: the default's arrangement in miniature. */
  public static ModelConfig tiny() {
    return new ModelConfig(
        "tiny",
        new ModelConfig.Signal(16000, 0.85, 0.08),
        new ModelConfig.Codec(
            melEncoder(new LogMelShape(16, 160, 512, 40, 7600), 16, List.of(1), List.of(1, 2)),
            new ModelConfig.Quantiser(2, 16, 16, 0),
            new ModelConfig.Speaker(16, 16, List.of(1), 0),
            new ModelConfig.Conditioner(16, List.of(1), 3, 2, 16, true, false),
            fourBands(16, List.of(1, 2, 4), 16)));
  }

  /** The waveform in, one book, a table of speakers, full rate: the paper's in miniature. */
  public static ModelConfig tinyPaper(int speakers) {
    return new ModelConfig(
        "tiny-paper",
        new ModelConfig.Signal(16000, 0, 0.08),
        new ModelConfig.Codec(
            new ModelConfig.Encoder(
                Optional.empty(), 0, 16, List.of(), List.of(2, 2, 2), 4, List.of(), 0),
            new ModelConfig.Quantiser(1, 16, 16, 0),
            new ModelConfig.Speaker(16, 0, List.of(), speakers),
            new ModelConfig.Conditioner(16, List.of(1), 0, 1, 16, false, false),
            new ModelConfig.Decoder(
                1, 1, 1, 0, 16, List.of(1, 2, 4, 8), 256, 256, List.of(1.0), 0)));
  }

  /** Log-mel in and twice fewer frames out, as in the default model. */
  public static ModelConfig.Encoder melEncoder(
      LogMelShape mel, int channels, List<Integer> dilations, List<Integer> latentDilations) {
    return new ModelConfig.Encoder(
        Optional.of(mel), 3, channels, dilations, List.of(2), 4, latentDilations, 2);
  }

  /** Four sub-bands, as in the default model. */
  public static ModelConfig.Decoder fourBands(int channels, List<Integer> dilations, int knots) {
    return new ModelConfig.Decoder(
        4, 63, 0.142, 9, channels, dilations, knots, 256, List.of(0.6, 0.8, 0.9, 0.9), 0.002);
  }
}
