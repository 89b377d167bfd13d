// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.codec.BulkCodec;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        List.of("IN...", "OUT.wav"),
        "speech to codes and back; prints bit rate, times and codes used",
        "Encodes IN, decodes the codes to OUT.wav, and says how many bits the codes took, how long"
            + " both ways took, and how many codes of each book were used. Bits in a file are"
            + " those of the whole .phc that encode would write. Several IN become .wav files of"
            + " their names in the folder OUT.wav.",
        "roundtrip speech.wav again.wav");
  }

  @Override
  public List<Option> options() {
    return Stream.concat(
            Stream.of(REPORT, EncodingOptions.BOOKS, EncodingOptions.RAW, FileJobs.THREADS),
            Stream.concat(Engine.OPTIONS.stream(), DecodingOptions.ALL.stream()))
        .toList();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    EncodeOptions encodeOptions = EncodingOptions.of(arguments);
    DecodeOptions decodeOptions = DecodingOptions.of(arguments);
    Optional<Destination> page = page(arguments);
    FileJobs jobs = FileJobs.of(arguments, ".wav");
    Engine engine = Engine.of(arguments);
    boolean isTorch = engine.isTorch(jobs, BulkDecoding.leastFiles(), List.of());
    // People read either the lines or the object.
    boolean lines = !arguments.has(CommonOptions.JSON);
    BulkRoundtrip.Told told =
        (job, report, words) -> {
          if (page.isPresent()) {
            Path decoded = job.destination().path();
            RoundtripPage.write(report, job.input(), decoded, page.get(), words);
          }
          return new FileJobs.Done(report.json(), lines ? report.lines() : List.of());
        };
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(encodeOptions, codec);
      FileJobs.Work alone =
          (job, words) ->
              told.of(job, roundtrip(job, codec, encodeOptions, decodeOptions, words), words);
      if (!isTorch) {
        return jobs.run(console, alone);
      }
      try (TorchNetwork torch = engine.network(arguments, jobs, console)) {
        BulkCodec bulk = new BulkCodec(codec, torch);
        BulkRoundtrip work =
            new BulkRoundtrip(
                new BulkEncoding(codec, bulk, encodeOptions),
                new BulkDecoding(codec, bulk, decodeOptions),
                told);
        return new BulkJobs<>(work, BulkEncoding.MOST_SECONDS, alone).run(jobs, console);
      }
    }
  }

  /** Where the page is to go: both sounds are read again for it, so neither may be a pipe. */
  private static Optional<Destination> page(Arguments arguments)
      throws UsageException, IOException {
    Optional<String> file = arguments.text(REPORT.getLongOpt());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    List<String> operands = arguments.operands();
    Path out = Path.of(operands.get(operands.size() - 1));
    boolean isPiped = operands.contains(Destination.STDOUT) || isDevice(out);
    if (isPiped || operands.size() > 2 || Files.isDirectory(out)) {
      throw new UsageException("--report needs one file as IN and one as OUT.wav");
    }
    Destination page = Destination.of(file.get(), arguments);
    page.check();
    return Optional.of(page);
  }

  private static boolean isDevice(Path out) {
    return Files.exists(out) && !Files.isRegularFile(out) && !Files.isDirectory(out);
  }

  private static RoundtripReport roundtrip(
      FileJobs.Job job,
      SpeechCodec codec,
      EncodeOptions encodeOptions,
      DecodeOptions decodeOptions,
      Console console)
      throws UsageException, IOException {
    try (Input input = Input.open(job.input(), console)) {
      Stopwatch encoding = new Stopwatch();
      CodeSequence codes = encode(input, codec, encodeOptions, console);
      double encodeXrt = encoding.timesRealTime(codes.seconds());

      SpeechDecoder decoder =
          DecodingOptions.decoder(codec, codes.header(), decodeOptions, input.name());
      Stopwatch decoding = new Stopwatch();
      decode(codes, decoder, job.destination(), console);
      return RoundtripReport.of(codes, encodeXrt, decoding.timesRealTime(codes.seconds()));
    }
  }

  private static CodeSequence encode(
      Input input, SpeechCodec codec, EncodeOptions options, Console console) throws IOException {
    try (Packets packets = new SpokenPackets(input, codec, options);
        Progress progress = console.progress("encoding")) {
      return KeptPackets.all(packets, codec.model().prior(), progress);
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
