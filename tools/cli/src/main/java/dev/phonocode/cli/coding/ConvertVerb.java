// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.jobs.InputKind;
import dev.phonocode.cli.options.ConvertOptions;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.VoiceConversion;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code convert IN OUT.wav --to NAME}: the same words in another voice, in bounded memory. */
public final class ConvertVerb implements Verb {
  @Override
  public List<Option> options() {
    return Stream.of(
            ConvertOptions.ALL,
            List.of(EncodingOptions.BOOKS),
            FileJobs.OPTIONS,
            DecodingOptions.SAMPLING,
            List.of(Models.OPTION))
        .flatMap(List::stream)
        .toList();
  }

  /** What holds for all inputs. */
  private record Target(
      Voice voice, PitchChange change, EncodeOptions encode, DecodeOptions decode) {}

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    ConvertOptions.check(arguments);
    // The speaker's own vector is not needed, so nothing is held back to hear it.
    EncodeOptions encode = EncodingOptions.of(arguments).lookIn(Duration.ZERO);
    DecodeOptions decode = DecodingOptions.of(arguments);
    FileJobs jobs =
        FileJobs.of(arguments, InputKind.SPEECH, ".wav", console).withReports(arguments);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(encode, codec);
      Voice voice = ConvertOptions.voice(arguments, codec, console);
      PitchChange change = ConvertOptions.pitch(arguments);
      ConvertOptions.sayIfPitchIsNotKnown(change, codec.pitchHz(voice), console);
      Target target = new Target(voice, change, encode, decode.voice(voice));
      boolean isJson = arguments.has(CommonOptions.JSON);
      return jobs.run(console, isJson, (job, words) -> convert(job, target, codec, words));
    }
  }

  private static FileJobs.Done convert(
      FileJobs.Job job, Target target, SpeechCodec codec, Console console) throws IOException {
    Stopwatch watch = new Stopwatch();
    try (Input input = Input.open(job.input(), console);
        VoiceConversion speech =
            codec.newConversion(target.voice(), FileKind.openRecording(input), target.change());
        PacketSource packets = codec.encode(speech, target.encode())) {
      PhcHeader header = packets.header();
      try (SpeechOutput output =
              new SpeechOutput(job.destination(), header.sampleRateHz(), console);
          Progress progress = console.progress("converting")) {
        codec.decode(packets.watch(progress::seconds), output, target.decode());
      }
      double seconds = (double) packets.samples() / header.sampleRateHz();
      Report report =
          new Report()
              .put("in", job.input())
              .put("out", job.destination().operand())
              .put("seconds", seconds)
              .put("pitch_semitones", speech.semitones())
              .put("convert_xrt", watch.timesRealTime(seconds))
              .put("model", header.modelId())
              .put("warnings", input.warnings());
      String line =
          String.format(
              Locale.ROOT,
              "%s: %.2f s of speech, pitch moved by %+.1f semitones, at %.1f times real time",
              job.destination().operand(),
              seconds,
              speech.semitones(),
              watch.timesRealTime(seconds));
      return new FileJobs.Done(report.json(), List.of(line), seconds);
    }
  }
}
