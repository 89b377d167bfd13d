// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code decode IN.phc OUT.wav}: codes to speech, in bounded memory. */
final class DecodeVerb implements Verb {
  @Override
  public VerbHelp help() {
    return new VerbHelp(
        "decode",
        List.of("IN.phc...", "OUT.wav"),
        "codes to speech",
        "Writes 16-bit mono WAV at the model's rate, as long as the speech that was encoded. Equal"
            + " codes, model, speaker, seed and temperature give equal samples. Several IN.phc become .wav files"
            + " of their names in the folder OUT.wav.",
        "decode speech.phc again.wav --seed 7");
  }

  @Override
  public List<Option> options() {
    return Stream.concat(DecodingOptions.ALL.stream(), Stream.of(FileJobs.THREADS)).toList();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    DecodeOptions options = DecodingOptions.of(arguments);
    FileJobs jobs = FileJobs.of(arguments, ".wav");
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      return jobs.run(console, (job, words) -> decode(job, codec, options, words));
    }
  }

  private static FileJobs.Done decode(
      FileJobs.Job job, SpeechCodec codec, DecodeOptions options, Console console)
      throws UsageException, IOException {
    Destination destination = job.destination();
    try (Input input = Input.open(job.input(), console);
        FilePackets packets = new FilePackets(input)) {
      PhcHeader header = packets.header();
      SpeechDecoder decoder = DecodingOptions.decoder(codec, header, options, input.name());
      packets.decodeWith(codec);
      Stopwatch watch = new Stopwatch();
      try (SpeechOutput output = new SpeechOutput(destination, header.sampleRateHz(), console);
          Progress progress = console.progress("decoding")) {
        Speaking.run(packets, decoder, output, progress);
      }
      return report(packets, options, watch, destination);
    }
  }

  private static FileJobs.Done report(
      Packets packets, DecodeOptions options, Stopwatch watch, Destination destination) {
    PhcHeader header = packets.header();
    double seconds = (double) packets.samples() / header.sampleRateHz();
    double xrt = watch.timesRealTime(seconds);
    Report report =
        new Report()
            .put("seconds", seconds)
            .put("sample_rate", header.sampleRateHz())
            .put("samples", packets.samples())
            .put("frames", header.framesOf(packets.samples()))
            .put("seed", options.seed())
            .put("decode_xrt", xrt)
            .put("model", header.modelId())
            .put("file", destination.toString());
    String line =
        String.format(
            Locale.ROOT,
            "%s: %.2f s of speech, decoded at %.1f times real time",
            destination,
            seconds,
            xrt);
    return new FileJobs.Done(report.json(), List.of(line));
  }
}
