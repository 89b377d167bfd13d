// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.cli.coding.BulkDecoding;
import dev.phonocode.cli.coding.BulkEncoding;
import dev.phonocode.cli.coding.FileKind;
import dev.phonocode.cli.coding.SpeechOutput;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code roundtrip} of several files in plain Java: each is encoded alone, and their codes are
 * decoded together, several streams in a step.
 *
 * @param decoding of such a group
 */
record GroupedRoundtrip(EncodeOptions encode, BulkDecoding decoding, GroupedRoundtrip.Told told)
    implements BulkJobs.Work<BulkEncoding.Coded, GroupedRoundtrip.Both> {
  /** What is said of a file once its sound is written. */
  @FunctionalInterface
  interface Told {
    FileJobs.Done of(FileJobs.Job job, RoundtripReport report, Console console)
        throws UsageException, IOException;
  }

  /** Speech both ways. */
  record Both(BulkEncoding.Coded coded, BulkDecoding.Spoken spoken) {}

  /** Encodes all of a recording. */
  BulkEncoding.Coded read(FileJobs.Job job, Console console) throws UsageException, IOException {
    try (Input input = Input.open(job.input(), console)) {
      Stopwatch watch = new Stopwatch();
      CodeSequence codes;
      SpeechCodec codec = decoding.codec();
      try (PacketSource packets = codec.encode(FileKind.openRecording(input), encode);
          Progress progress = console.progress("encoding")) {
        codes = packets.watch(progress::seconds).readAll();
      }
      DecodingOptions.prepare(codes.stream(), codec, decoding.options(), input.name());
      return new BulkEncoding.Coded(codes, watch.timesRealTime(codes.seconds()), input.warnings());
    }
  }

  @Override
  public Optional<BulkEncoding.Coded> read(FileJobs.Job job, double mostSeconds, Console console)
      throws UsageException, IOException {
    BulkEncoding.Coded coded = read(job, console);
    return seconds(coded) > mostSeconds ? Optional.empty() : Optional.of(coded);
  }

  @Override
  public double seconds(BulkEncoding.Coded coded) {
    return coded.codes().seconds();
  }

  @Override
  public List<Both> compute(List<BulkEncoding.Coded> group) {
    List<BulkDecoding.Spoken> spoken =
        decoding.compute(group.stream().map(BulkEncoding.Coded::codes).toList());
    return IntStream.range(0, group.size())
        .mapToObj(i -> new Both(group.get(i), spoken.get(i)))
        .toList();
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, Both both, Console console)
      throws UsageException, IOException {
    decoding.write(job, both.spoken(), console);
    return told(job, both.coded(), both.spoken().timesRealTime(), console);
  }

  /** A file that is long, or the only one: its sound goes out as it is made. */
  FileJobs.Done alone(FileJobs.Job job, Console console) throws UsageException, IOException {
    BulkEncoding.Coded coded = read(job, console);
    Stopwatch watch = new Stopwatch();
    try (SpeechOutput output =
            new SpeechOutput(job.destination(), coded.codes().sampleRateHz(), console);
        Progress progress = console.progress("decoding")) {
      PacketSource packets = coded.codes().stream().watch(progress::seconds);
      decoding.codec().decode(packets, output, decoding.options());
    }
    return told(job, coded, watch.timesRealTime(seconds(coded)), console);
  }

  private FileJobs.Done told(
      FileJobs.Job job, BulkEncoding.Coded coded, double decodeXrt, Console console)
      throws UsageException, IOException {
    double encodeXrt = coded.timesRealTime();
    return told.of(
        job, RoundtripReport.of(coded.codes(), encodeXrt, decodeXrt, coded.warnings()), console);
  }
}
