// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.internal.bulk.BulkCodec;
import dev.phonocode.codec.internal.bulk.FramedSpeech;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code encode} in batches. */
public record BulkEncoding(BulkCodec bulk, EncodeOptions options)
    implements BulkJobs.Work<FramedSpeech, BulkEncoding.Coded> {
  /** Files from which on a GPU pays. */
  static final int LEAST_FILES = 16;

  /** Of speech in a batch: every layer's activations stay in memory, 1.5 MB a second. */
  public static final double MOST_SECONDS = 600;

  /**
   * Speech in codes.
   *
   * @param timesRealTime of its batch
   * @param warnings about its sound
   */
  public record Coded(CodeSequence codes, double timesRealTime, List<String> warnings) {}

  @Override
  public Optional<FramedSpeech> read(FileJobs.Job job, double mostSeconds, Console console)
      throws IOException {
    return HeardFile.read(job.input(), mostSeconds, console).map(c -> bulk.frame(c, options));
  }

  @Override
  public double seconds(FramedSpeech speech) {
    return speech.seconds();
  }

  @Override
  public List<Coded> compute(List<FramedSpeech> batch) {
    Stopwatch watch = new Stopwatch();
    List<CodeSequence> codes = bulk.encode(batch);
    double xrt = watch.timesRealTime(batch.stream().mapToDouble(FramedSpeech::seconds).sum());
    return codes.stream().map(c -> new Coded(c, xrt, List.of())).toList();
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, Coded coded, Console console) throws IOException {
    PacketSource packets = coded.codes().stream();
    try (Output output = Output.open(job.destination(), console);
        Progress progress = console.progress("encoding")) {
      packets.watch(progress::seconds).write(output.stream());
      output.commit();
      return EncodeVerb.report(
          packets, coded.warnings(), output, coded.timesRealTime(), job.destination());
    }
  }
}
