// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.UnknownSpeakerException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** The options that decoding has wherever it is done. */
public final class DecodingOptions {
  /** Of whatever is drawn. */
  public static final double MAX_TEMPERATURE = 10;

  private static final Option SPEAKER =
      CommonOptions.value(
          "speaker", "NAME", "speak as one of the model's voices; A:0.3,B:0.7 mixes two or more");

  /** Of whatever is drawn. */
  public static final Option SEED =
      CommonOptions.value("seed", "N", "seed of the sampling, any 64-bit number; 0 if not given");

  private static final Option TEMPERATURE =
      CommonOptions.value(
          "temperature", "T", "times the model's own sampling temperatures; 1 if not given");

  /** Those of the sampling. */
  public static final List<Option> SAMPLING = List.of(SEED, TEMPERATURE);

  /** All of them, with the model. */
  public static final List<Option> ALL = List.of(SPEAKER, SEED, TEMPERATURE, Models.OPTION);

  private DecodingOptions() {}

  /** What the arguments ask for; whether the model has the speaker shows later. */
  public static DecodeOptions of(Arguments arguments) throws UsageException {
    DecodeOptions options = DecodeOptions.defaults();
    Optional<String> speaker = arguments.text(SPEAKER);
    if (speaker.isPresent()) {
      options = options.voice(VoiceText.parse(SPEAKER, speaker.get()));
    }
    options = arguments.wholeNumber(SEED).map(options::seed).orElse(options);
    return arguments
        .number(TEMPERATURE, 0, MAX_TEMPERATURE)
        .map(options::temperature)
        .orElse(options);
  }

  /**
   * Gives packets what they are decoded with.
   *
   * @param name of the stream, for messages
   * @throws UsageException if the model has no voice of the name that was asked for
   * @throws IOException if another model made the codes
   */
  public static void prepare(
      PacketSource packets, SpeechCodec codec, DecodeOptions options, String name)
      throws UsageException, IOException {
    Models.giveTo(packets, codec, name);
    try {
      codec.newDecoder(packets.header(), options);
    } catch (UnknownSpeakerException e) {
      throw new UsageException("--" + SPEAKER.getLongOpt() + ": " + e.getMessage());
    }
  }
}
