// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.Engine;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.jobs.InputKind;
import dev.phonocode.cli.jobs.TorchNetwork;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.options.ReadingOptions;
import dev.phonocode.cli.options.Stretch;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.internal.bulk.BulkCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code decode IN.phc OUT.wav}: codes to speech, in bounded memory. */
public final class DecodeVerb implements Verb {
  private static final Option TOLERANT =
      CommonOptions.flag("tolerant", "decode what is sound of a damaged file");

  @Override
  public List<Option> options() {
    return CommonOptions.join(
        DecodingOptions.ALL,
        Stretch.OPTIONS,
        List.of(ReadingOptions.MAX_SECONDS, TOLERANT),
        FileJobs.OPTIONS,
        Engine.OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    if (ParquetDecoding.isWanted(arguments, console)) {
      return ParquetDecoding.run(arguments, options(), console);
    }
    DecodeOptions options = DecodingOptions.of(arguments);
    ReadOptions reading = ReadingOptions.of(arguments);
    Stretch stretch = Stretch.of(arguments);
    boolean tolerant = arguments.has(TOLERANT);
    FileJobs jobs = FileJobs.of(arguments, InputKind.CODES, ".wav", console).withReports(arguments);
    Engine engine = Engine.of(arguments);
    List<String> plainOnly = plainOnly(stretch, tolerant);
    boolean isTorch = engine.isTorch(jobs, BulkDecoding.leastFiles(), plainOnly);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      FileJobs.Work alone =
          (job, words) -> decode(job, codec, reading, options, stretch, tolerant, words);
      if (!plainOnly.isEmpty()) {
        return jobs.run(console, alone); // packet by packet
      }
      if (!isTorch) {
        BulkDecoding together = new BulkDecoding(codec, codec::decodeAll, reading, options);
        return jobs.run(console, together, BulkDecoding.MOST_SECONDS_TOGETHER, alone);
      }
      try (TorchNetwork torch = engine.network(arguments, jobs, console)) {
        BulkCodec bulk = new BulkCodec(codec, torch);
        BulkDecoding work = new BulkDecoding(codec, bulk::decode, reading, options);
        return new BulkJobs<>(work, BulkDecoding.MOST_SECONDS, alone).run(jobs, console);
      }
    }
  }

  /** What was asked for that takes a file packet by packet. */
  private static List<String> plainOnly(Stretch stretch, boolean tolerant) {
    List<String> options = new ArrayList<>();
    if (!stretch.isWhole()) {
      options.add("--from and --to");
    }
    if (tolerant) {
      options.add("--" + TOLERANT.getLongOpt());
    }
    return options;
  }

  private static FileJobs.Done decode(
      FileJobs.Job job,
      SpeechCodec codec,
      ReadOptions reading,
      DecodeOptions options,
      Stretch stretch,
      boolean tolerant,
      Console console)
      throws UsageException, IOException {
    Destination destination = job.destination();
    List<Damage> damage = new ArrayList<>();
    try (Input input = Input.open(job.input(), console);
        PacketSource file =
            FileKind.openAnyCodes(
                input, tolerant ? reading.onDamage(damage::add) : reading, codec)) {
      DecodingOptions.prepare(file, codec, options, input.name());
      PacketSource packets = file.cut(stretch.fromSeconds(), stretch.toSeconds());
      int rate = packets.header().sampleRateHz();
      Stopwatch watch = new Stopwatch();
      try (SpeechOutput output = new SpeechOutput(destination, rate, console);
          Progress progress = console.progress("decoding")) {
        codec.decode(packets.watch(progress::seconds), output, options);
      }
      damage.forEach(d -> console.complain(input.name() + ": " + d));
      double xrt = watch.timesRealTime((double) packets.samples() / rate);
      return report(packets, options, xrt, destination, damage);
    }
  }

  /** What to say of a file that is written. */
  static FileJobs.Done report(
      PacketSource packets,
      DecodeOptions options,
      double xrt,
      Destination destination,
      List<Damage> damage) {
    PhcHeader header = packets.header();
    double seconds = (double) packets.samples() / header.sampleRateHz();
    Report report =
        new Report()
            .put("seconds", seconds)
            .put("sample_rate", header.sampleRateHz())
            .put("samples", packets.samples())
            .put("frames", header.framesOf(packets.samples()))
            .put("seed", options.seed())
            .put("decode_xrt", xrt)
            .put("model", header.modelId())
            .put("damage", damage.stream().map(Damage::toString).toList())
            .put("file", destination.toString());
    String line =
        Text.of("%s: %.2f s of speech, decoded at %.1f times real time", destination, seconds, xrt);
    return new FileJobs.Done(report.json(), List.of(line), seconds, damage.isEmpty());
  }
}
