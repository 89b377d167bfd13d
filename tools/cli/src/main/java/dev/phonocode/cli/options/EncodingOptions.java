// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.Option;

/** The options that encoding has wherever it is done. */
public final class EncodingOptions {
  /** What a {@code .phc} file can hold; a model may have fewer. */
  private static final int MAX_BOOKS = 32;

  private static final int MAX_PASSES = 100;
  private static final int MAX_PACKET_FRAMES = 1000;
  private static final double MAX_LOOK_IN_SECONDS = 600;
  private static final double MILLIS_A_SECOND = 1000;

  public static final Option BOOKS =
      CommonOptions.value("books", "N", "keep the first N books only: fewer bits, rougher sound");

  public static final Option RAW =
      CommonOptions.flag(
          "raw", "codes chosen by their error alone, at fixed width, without the model's prior");

  public static final Option REFINE =
      CommonOptions.value(
          "refine",
          "N",
          "N passes in which codes are set against the sound that they will make: nearer to the"
              + " speech for more work; 3 are enough, 0 if not given");

  public static final Option PACKET_FRAMES =
      CommonOptions.value(
          "packet-frames",
          "N",
          "code frames in a packet, which is what damage costs and where a stretch can be cut:"
              + " 200 of a file and 50, a second, of standard input if not given; more are fewer"
              + " bits");

  public static final Option LOOK_IN =
      CommonOptions.value(
          "look-in",
          "S",
          "seconds at the start in which the speaker's voice is heard; 20 of a file, and 1 of"
              + " standard input, whose first packet waits for it");

  /** All of them, with the model. */
  public static final List<Option> ALL = List.of(BOOKS, RAW, REFINE, Models.OPTION);

  private EncodingOptions() {}

  /** What the arguments ask for; whether the model can do it is {@link #check}ed later. */
  public static EncodeOptions of(Arguments arguments) throws UsageException {
    boolean isStream = arguments.optionalOperand(0).filter(Input.STDIN::equals).isPresent();
    EncodeOptions options = isStream ? EncodeOptions.forStreams() : EncodeOptions.defaults();
    options = arguments.has(RAW) ? options.raw() : options;
    options = refined(options, arguments);
    options =
        arguments
            .integer(PACKET_FRAMES, 1, MAX_PACKET_FRAMES)
            .map(options::packetFrames)
            .orElse(options);
    options = arguments.integer(BOOKS, 1, MAX_BOOKS).map(options::books).orElse(options);
    return arguments
        .number(LOOK_IN, 0, MAX_LOOK_IN_SECONDS)
        .map(EncodingOptions::duration)
        .map(options::lookIn)
        .orElse(options);
  }

  /** The options with as many passes of analysis by synthesis as the arguments ask for. */
  public static EncodeOptions refined(EncodeOptions options, Arguments arguments)
      throws UsageException {
    return options.refine(arguments.integer(REFINE, 0, MAX_PASSES).orElse(0));
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * MILLIS_A_SECOND));
  }

  /** Whether the model has so many books, and can tell how codes sound where that is asked for. */
  public static void check(EncodeOptions options, SpeechCodec codec) throws UsageException {
    int most = codec.model().config().quantiser().books();
    int books = options.books().orElse(1);
    if (books > most) {
      throw Arguments.wrong(
          BOOKS, String.valueOf(books), "at most " + most + ": the model has no more");
    }
    if (options.passes() > 0 && !codec.model().canListen()) {
      throw Arguments.wrong(
          REFINE,
          String.valueOf(options.passes()),
          "0: the model has no measure of how its codes sound");
    }
  }
}
