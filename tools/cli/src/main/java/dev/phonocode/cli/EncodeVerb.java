// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** {@code encode IN OUT.phc}: speech to codes, in bounded memory. */
final class EncodeVerb implements Verb {
  @Override
  public VerbHelp help() {
    return new VerbHelp(
        "encode",
        List.of("IN", "OUT.phc"),
        "speech to codes",
        "Reads WAV or FLAC, at any rate and with any number of channels, and writes its codes.",
        "encode speech.wav speech.phc");
  }

  @Override
  public List<Option> options() {
    return EncodingOptions.ALL;
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.operand(1), arguments);
    destination.requireFreeOf(CommonOptions.JSON, arguments);
    destination.check();
    EncodeOptions options = EncodingOptions.of(arguments);
    try (Input input = Input.open(arguments.operand(0), console);
        SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(options, codec);
      Stopwatch watch = new Stopwatch();
      try (Packets packets = new SpokenPackets(input, codec, options);
          Output output = Output.open(destination, console);
          Progress progress = console.progress("encoding")) {
        Writing.run(packets, codec.model().prior(), output, progress);
        say(packets, output, watch, destination, arguments, console);
      }
    }
    return ExitCode.OK;
  }

  private static void say(
      Packets packets,
      Output output,
      Stopwatch watch,
      Destination destination,
      Arguments arguments,
      Console console)
      throws IOException {
    double seconds = (double) packets.samples() / packets.header().sampleRateHz();
    double bps = output.bytes() * Byte.SIZE / seconds;
    long frames = packets.header().framesOf(packets.samples());
    double xrt = watch.timesRealTime(seconds);
    if (arguments.has(CommonOptions.JSON)) {
      Report report =
          new Report()
              .put("seconds", seconds)
              .put("frames", frames)
              .put("books", packets.header().books())
              .put("bytes", output.bytes())
              .put("bps_file", bps)
              .put("encode_xrt", xrt)
              .put("model", packets.header().modelId());
      console.print(report.json());
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%s: %.2f s of speech in %d frames of %d codes, %d bytes, %.0f bit/s;"
                + " encoded at %.1f times real time",
            destination,
            seconds,
            frames,
            packets.header().books(),
            output.bytes(),
            bps,
            xrt));
  }
}
