// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.audio.AudioClip;
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
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code roundtrip} of several files in plain Java: each is encoded alone, and their codes are
 * decoded together, several streams in a step.
 */
record GroupedRoundtrip(
    SpeechCodec codec, EncodeOptions encode, DecodeOptions decode, BulkRoundtrip.Told told)
    implements BulkJobs.Work<GroupedRoundtrip.Coded, GroupedRoundtrip.Both> {
  /**
   * A recording in codes.
   *
   * @param timesRealTime of encoding it
   * @param warnings about it
   */
  record Coded(CodeSequence codes, double timesRealTime, List<String> warnings) {}

  /**
   * Speech both ways.
   *
   * @param timesRealTime of decoding the group
   */
  record Both(Coded coded, AudioClip clip, double timesRealTime) {}

  /** Encodes all of a recording. */
  Coded read(FileJobs.Job job, Console console) throws UsageException, IOException {
    try (Input input = Input.open(job.input(), console)) {
      Stopwatch watch = new Stopwatch();
      CodeSequence codes;
      try (PacketSource packets = codec.encode(FileKind.openRecording(input), encode);
          Progress progress = console.progress("encoding")) {
        codes = packets.watch(progress::seconds).readAll();
      }
      DecodingOptions.prepare(codes.stream(), codec, decode, input.name());
      return new Coded(codes, watch.timesRealTime(codes.seconds()), input.warnings());
    }
  }

  @Override
  public Optional<Coded> read(FileJobs.Job job, double mostSeconds, Console console)
      throws UsageException, IOException {
    Coded coded = read(job, console);
    return seconds(coded) > mostSeconds ? Optional.empty() : Optional.of(coded);
  }

  @Override
  public double seconds(Coded coded) {
    return coded.codes().seconds();
  }

  @Override
  public List<Both> compute(List<Coded> group) {
    Stopwatch watch = new Stopwatch();
    List<AudioClip> clips = codec.decodeAll(group.stream().map(Coded::codes).toList(), decode);
    double xrt = watch.timesRealTime(group.stream().mapToDouble(this::seconds).sum());
    List<Both> all = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      all.add(new Both(group.get(i), clips.get(i), xrt));
    }
    return all;
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, Both both, Console console)
      throws UsageException, IOException {
    try (SpeechOutput output =
        new SpeechOutput(job.destination(), both.clip().sampleRateHz(), console)) {
      output.write(both.clip().samples(), 0, both.clip().samples().length);
      output.finish();
    }
    return told(job, both.coded(), both.timesRealTime(), console);
  }

  /** A file that is long, or the only one: its sound goes out as it is made. */
  FileJobs.Done alone(FileJobs.Job job, Console console) throws UsageException, IOException {
    Coded coded = read(job, console);
    Stopwatch watch = new Stopwatch();
    try (SpeechOutput output =
            new SpeechOutput(job.destination(), coded.codes().sampleRateHz(), console);
        Progress progress = console.progress("decoding")) {
      codec.decode(coded.codes().stream().watch(progress::seconds), output, decode);
    }
    return told(job, coded, watch.timesRealTime(seconds(coded)), console);
  }

  private FileJobs.Done told(FileJobs.Job job, Coded coded, double decodeXrt, Console console)
      throws UsageException, IOException {
    double encodeXrt = coded.timesRealTime();
    return told.of(
        job, RoundtripReport.of(coded.codes(), encodeXrt, decodeXrt, coded.warnings()), console);
  }
}
