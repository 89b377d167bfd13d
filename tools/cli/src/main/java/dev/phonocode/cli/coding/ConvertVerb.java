// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.files.Text;
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
import org.apache.commons.cli.Option;

/** {@code convert IN OUT.wav --to NAME}: the same words in another voice, in bounded memory. */
public final class ConvertVerb implements Verb {
  private static final Option LOOK_IN =
      CommonOptions.value(
          EncodingOptions.LOOK_IN.getLongOpt(),
          "S",
          "seconds of voiced speech, about half of all, in which IN's pitch and timbre are heard,"
              + " of its first 20 s: 20 of a file, and 1 of standard input, which waits for it");

  @Override
  public List<Option> options() {
    return CommonOptions.join(
        ConvertOptions.ALL,
        List.of(EncodingOptions.BOOKS, EncodingOptions.PACKET_FRAMES, LOOK_IN),
        FileJobs.OPTIONS,
        DecodingOptions.SAMPLING,
        List.of(Models.OPTION));
  }

  /** What holds for all inputs. */
  private record Target(
      Voice voice, PitchChange change, EncodeOptions encode, DecodeOptions decode) {
    VoiceConversion convert(SpeechCodec codec, AudioSource speech) throws IOException {
      return codec.newConversion(voice, speech, change, encode.lookIn());
    }

    /** The speaker's own vector is not needed, so the encoder holds nothing back to hear it. */
    PacketSource encode(SpeechCodec codec, AudioSource converted) throws IOException {
      return codec.encode(converted, encode.lookIn(Duration.ZERO));
    }
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    ConvertOptions.check(arguments);
    EncodeOptions encode = EncodingOptions.of(arguments);
    DecodeOptions decode = DecodingOptions.of(arguments);
    FileJobs jobs =
        FileJobs.of(arguments, InputKind.SPEECH, ".wav", console).withReports(arguments);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(encode, codec);
      Voice voice = ConvertOptions.voice(arguments, codec, console);
      PitchChange change = ConvertOptions.pitch(arguments);
      ConvertOptions.sayIfPitchIsNotKnown(change, codec.pitchHz(voice), console);
      Target target = new Target(voice, change, encode, decode.voice(voice));
      return jobs.run(console, (job, words) -> convert(job, target, codec, words));
    }
  }

  private static FileJobs.Done convert(
      FileJobs.Job job, Target target, SpeechCodec codec, Console console) throws IOException {
    Stopwatch watch = new Stopwatch();
    try (Input input = Input.open(job.input(), console);
        VoiceConversion speech = target.convert(codec, FileKind.openRecording(input));
        PacketSource packets = target.encode(codec, speech)) {
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
          Text.of(
              "%s: %.2f s of speech, pitch moved by %+.1f semitones, at %.1f times real time",
              job.destination().operand(),
              seconds,
              speech.semitones(),
              watch.timesRealTime(seconds));
      return new FileJobs.Done(report.json(), List.of(line), seconds);
    }
  }
}
