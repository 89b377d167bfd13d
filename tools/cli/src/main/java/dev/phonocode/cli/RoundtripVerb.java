// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code roundtrip IN OUT.wav}: speech to codes and back, and what that took. */
final class RoundtripVerb implements Verb {
  private static final Option REPORT =
      CommonOptions.value(
          "report", "FILE.html", "also a page with both sounds, spectrograms, codes and bits");

  @Override
  public VerbHelp help() {
    return new VerbHelp(
        "roundtrip",
        List.of("IN", "OUT.wav"),
        "speech to codes and back; prints bit rate, times and codes used",
        "Encodes IN, decodes the codes to OUT.wav, and says how many bits the codes took, how long"
            + " both ways took, and how many codes of each book were used. Bits in a file are"
            + " those of the whole .phc that encode would write.",
        "roundtrip speech.wav again.wav");
  }

  @Override
  public List<Option> options() {
    return Stream.concat(
            Stream.of(REPORT, EncodingOptions.BOOKS, EncodingOptions.RAW),
            DecodingOptions.ALL.stream())
        .toList();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.operand(1), arguments);
    destination.requireFreeOf(CommonOptions.JSON, arguments);
    destination.check();
    Optional<Destination> page = page(arguments, destination);
    EncodeOptions encodeOptions = EncodingOptions.of(arguments);
    DecodeOptions decodeOptions = DecodingOptions.of(arguments);
    try (Input input = Input.open(arguments.operand(0), console);
        SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(encodeOptions, codec);
      Stopwatch encoding = new Stopwatch();
      CodeSequence codes = encode(input, codec, encodeOptions, console);
      double encodeXrt = encoding.timesRealTime(codes.seconds());

      SpeechDecoder decoder =
          DecodingOptions.decoder(codec, codes.header(), decodeOptions, input.name());
      Stopwatch decoding = new Stopwatch();
      decode(codes, decoder, destination, console);
      double decodeXrt = decoding.timesRealTime(codes.seconds());

      RoundtripReport report = RoundtripReport.of(codes, encodeXrt, decodeXrt);
      if (page.isPresent()) {
        RoundtripPage.write(report, arguments.operand(0), destination.path(), page.get(), console);
      }
      if (arguments.has(CommonOptions.JSON)) {
        console.print(report.json());
      } else {
        report.lines().forEach(console::say);
      }
    }
    return ExitCode.OK;
  }

  /** Where the page is to go: both sounds are read again for it, so neither may be a pipe. */
  private static Optional<Destination> page(Arguments arguments, Destination destination)
      throws UsageException, IOException {
    Optional<String> file = arguments.text(REPORT.getLongOpt());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (arguments.operand(0).equals(Input.STDIN)
        || destination.isStandardOutput()
        || destination.isDevice()) {
      throw new UsageException("--report needs files as IN and OUT.wav");
    }
    Destination page = Destination.of(file.get(), arguments);
    page.check();
    return Optional.of(page);
  }

  /** Codes are small: a minute of them takes less memory than a second of sound. */
  private static CodeSequence encode(
      Input input, SpeechCodec codec, EncodeOptions options, Console console) throws IOException {
    try (Packets packets = new SpokenPackets(input, codec, options);
        Progress progress = console.progress("encoding")) {
      List<PhcPacket> all = new ArrayList<>();
      for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
        all.add(p.get());
        progress.seconds(packets.secondsUpTo(p.get()));
      }
      return new CodeSequence(packets.header(), all, packets.samples(), codec.model().prior());
    }
  }

  private static void decode(
      CodeSequence codes, SpeechDecoder decoder, Destination destination, Console console)
      throws IOException {
    try (SpeechOutput output = new SpeechOutput(destination, codes.sampleRateHz(), console);
        Progress progress = console.progress("decoding")) {
      Speaking.run(new KeptPackets(codes), decoder, output, progress);
    }
  }
}
