// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioClip;
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
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code decode} in batches.
 *
 * @param network makes a batch into sound: {@link SpeechCodec#decodeAll} does it in plain Java, the
 *     samples of one file at a time, several streams in a step
 */
public record BulkDecoding(
    SpeechCodec codec,
    BiFunction<List<CodeSequence>, DecodeOptions, List<AudioClip>> network,
    ReadOptions reading,
    DecodeOptions options)
    implements BulkJobs.Work<CodeSequence, BulkDecoding.Spoken> {
  /** Of speech in a batch: some 300 KB a second, on the heap and off it. */
  static final double MOST_SECONDS = 1800;

  /** Of a file that is decoded beside others in plain Java: 100 KB a second, for each thread. */
  public static final double MOST_SECONDS_TOGETHER = 300;

  /**
   * Files from which on a GPU pays: a step of a batch costs a GPU what 64 steps of one stream cost
   * a CPU's core, whatever the batch.
   */
  public static int leastFiles() {
    return 80 * Runtime.getRuntime().availableProcessors();
  }

  /**
   * Codes in sound.
   *
   * @param timesRealTime of its batch
   */
  public record Spoken(CodeSequence codes, AudioClip clip, double timesRealTime) {}

  @Override
  public Optional<CodeSequence> read(FileJobs.Job job, double mostSeconds, Console console)
      throws UsageException, IOException {
    try (Input input = Input.open(job.input(), console);
        PacketSource packets = FileKind.openAnyCodes(input, reading, codec);
        Progress progress = console.progress("reading")) {
      DecodingOptions.prepare(packets, codec, options, input.name());
      CodeSequence codes = packets.watch(progress::seconds).readAll();
      return codes.seconds() > mostSeconds ? Optional.empty() : Optional.of(codes);
    }
  }

  @Override
  public double seconds(CodeSequence codes) {
    return codes.seconds();
  }

  @Override
  public List<Spoken> compute(List<CodeSequence> batch) {
    Stopwatch watch = new Stopwatch();
    List<AudioClip> clips = network.apply(batch, options);
    double xrt = watch.timesRealTime(batch.stream().mapToDouble(CodeSequence::seconds).sum());
    List<Spoken> all = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      all.add(new Spoken(batch.get(i), clips.get(i), xrt));
    }
    return all;
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, Spoken spoken, Console console) throws IOException {
    SpeechOutput.write(job.destination(), spoken.clip(), console);
    return DecodeVerb.report(
        spoken.codes().stream(), options, spoken.timesRealTime(), job.destination(), List.of());
  }
}
