// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.Engine;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.jobs.InputKind;
import dev.phonocode.cli.jobs.TorchNetwork;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.internal.bulk.BulkCodec;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code encode IN OUT.phc}: speech to codes, in bounded memory. */
public final class EncodeVerb implements Verb {
  @Override
  public List<Option> options() {
    return CommonOptions.join(
        EncodingOptions.ALL,
        List.of(EncodingOptions.PACKET_FRAMES, EncodingOptions.LOOK_IN),
        FileJobs.OPTIONS,
        Engine.OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    EncodeOptions options = EncodingOptions.of(arguments);
    FileJobs jobs =
        FileJobs.of(arguments, InputKind.SPEECH, ".phc", console).withReports(arguments);
    Engine engine = Engine.of(arguments);
    boolean isTorch = engine.isTorch(jobs, BulkEncoding.LEAST_FILES, List.of());
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(options, codec);
      FileJobs.Work alone = (job, words) -> encode(job, codec, options, words);
      if (!isTorch) {
        return jobs.run(console, alone);
      }
      try (TorchNetwork torch = engine.network(arguments, jobs, console)) {
        BulkEncoding work = new BulkEncoding(new BulkCodec(codec, torch), options);
        return new BulkJobs<>(work, BulkEncoding.MOST_SECONDS, alone).run(jobs, console);
      }
    }
  }

  private static FileJobs.Done encode(
      FileJobs.Job job, SpeechCodec codec, EncodeOptions options, Console console)
      throws IOException {
    try (Input input = Input.open(job.input(), console)) {
      Stopwatch watch = new Stopwatch();
      try (PacketSource packets = codec.encode(FileKind.openRecording(input), options);
          Output output = Output.open(job.destination(), console);
          Progress progress = console.progress("encoding")) {
        packets.watch(progress::seconds).write(output.stream());
        output.commit();
        double seconds = (double) packets.samples() / packets.header().sampleRateHz();
        return report(
            packets, input.warnings(), output, watch.timesRealTime(seconds), job.destination());
      }
    }
  }

  /** What to say of a file that is written. */
  static FileJobs.Done report(
      PacketSource packets,
      List<String> warnings,
      Output output,
      double xrt,
      Destination destination) {
    double seconds = (double) packets.samples() / packets.header().sampleRateHz();
    double bps = output.bytes() * Byte.SIZE / seconds;
    long frames = packets.header().framesOf(packets.samples());
    Report report =
        new Report()
            .put("seconds", seconds)
            .put("frames", frames)
            .put("books", packets.header().books())
            .put("bytes", output.bytes())
            .put("bps_file", bps)
            .put("encode_xrt", xrt)
            .put("model", packets.header().modelId())
            .put("file", destination.toString())
            .put("warnings", warnings);
    String line =
        Text.of(
            "%s: %.2f s of speech in %d frames of %d codes, %d bytes, %s;"
                + " encoded at %.1f times real time",
            destination,
            seconds,
            frames,
            packets.header().books(),
            output.bytes(),
            Decimals.rate(bps),
            xrt);
    return new FileJobs.Done(report.json(), List.of(line), seconds);
  }
}
