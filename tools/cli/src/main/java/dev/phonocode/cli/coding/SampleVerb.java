// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SampleOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.UnknownSpeakerException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code sample OUT.wav --seconds S}: speech that nobody spoke, drawn from the model's prior. */
public final class SampleVerb implements Verb {
  private static final Option SECONDS =
      CommonOptions.value("seconds", "S", "length of the new speech; 10 if not given");
  private static final Option SPEAKER =
      CommonOptions.value(
          "speaker", "NAME", "one of the model's voices; else that of IN.wav, else by the seed");
  private static final Option TEMPERATURE =
      CommonOptions.value(
          "temperature", "T", "of the codes: below 1 less varied, 0 the likeliest; 1 if not given");
  private static final Option PRIME =
      CommonOptions.input("prime", "IN.wav", "speech to go on from");

  private static final double DEFAULT_SECONDS = 10;
  private static final double MAX_SECONDS = 86_400;

  @Override
  public List<Option> options() {
    return List.of(SECONDS, SPEAKER, DecodingOptions.SEED, TEMPERATURE, PRIME, Models.OPTION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.operand(0), arguments);
    destination.requireFreeOfReports(arguments);
    destination.check();
    destination.tellOfOtherKind(".wav", console);
    double seconds = arguments.number(SECONDS, 0, MAX_SECONDS).orElse(DEFAULT_SECONDS);
    SampleOptions options = options(arguments);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      Optional<String> prime = arguments.text(PRIME);
      if (prime.isPresent()) {
        options =
            options.prime(
                codec.encode(
                    Input.readClip(prime.get(), console), EncodeOptions.allBooks(codec.model())));
      }
      CodeSequence codes = draw(codec, seconds, options);
      DecodeOptions sound = DecodeOptions.defaults().seed(options.seed());
      Stopwatch watch = new Stopwatch();
      try (SpeechOutput output = new SpeechOutput(destination, codes.sampleRateHz(), console);
          Progress progress = console.progress("speaking")) {
        codec.decode(codes.stream().watch(progress::seconds), output, sound);
      }
      say(codes, options, watch, destination, arguments, console);
    }
    return ExitCode.OK;
  }

  private static SampleOptions options(Arguments arguments) throws UsageException {
    SampleOptions options =
        SampleOptions.defaults().seed(arguments.wholeNumber(DecodingOptions.SEED).orElse(0L));
    options = arguments.text(SPEAKER).map(options::speaker).orElse(options);
    return arguments
        .number(TEMPERATURE, 0, DecodingOptions.MAX_TEMPERATURE)
        .map(options::temperature)
        .orElse(options);
  }

  private static CodeSequence draw(SpeechCodec codec, double seconds, SampleOptions options)
      throws UsageException {
    try {
      return codec.sample(seconds, options);
    } catch (UnknownSpeakerException e) {
      throw new UsageException("--" + SPEAKER.getLongOpt() + ": " + e.getMessage());
    }
  }

  private static void say(
      CodeSequence codes,
      SampleOptions options,
      Stopwatch watch,
      Destination destination,
      Arguments arguments,
      Console console)
      throws IOException {
    double xrt = watch.timesRealTime(codes.seconds());
    new Report()
        .put("seconds", codes.seconds())
        .put("samples", codes.samples())
        .put("frames", codes.frames())
        .put("seed", options.seed())
        .put("decode_xrt", xrt)
        .put("model", codes.modelId())
        .printForScripts(arguments, console);
    double rate = codes.header().frameRateHz();
    double prime = options.prime().map(CodeSequence::frames).orElse(0L) / rate;
    console.say(
        Text.of(
            "%s: %.2f s of new speech%s, decoded at %.1f times real time",
            destination,
            codes.frames() / rate - prime,
            prime > 0 ? Text.of(" after %.2f s of the prime", prime) : "",
            xrt));
  }
}
