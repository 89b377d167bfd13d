// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.coding.FileKind;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.jobs.InputKind;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.options.ReadingOptions;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.export.ExportWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code codes IN [OUT]}: the codes as text, of speech or of a {@code .phc}. */
public final class CodesVerb implements Verb {
  private static final Option FORMAT =
      CommonOptions.value("format", "FORMAT", "csv, jsonl, npz or textgrid; csv if not given");

  private static final Option UNITS =
      CommonOptions.flag(
          "units", "runs of one code instead of frames, with the phone where the model knows it");

  @Override
  public List<Option> options() {
    return CommonOptions.join(
        List.of(
            FORMAT,
            UNITS,
            EncodingOptions.PACKET_FRAMES,
            EncodingOptions.LOOK_IN,
            ReadingOptions.MAX_SECONDS,
            Models.OPTION),
        FileJobs.OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    CodeFormats named = format(arguments);
    CodeFileKind format = arguments.has(UNITS) ? UnitFormats.named(named) : named;
    String extension = "." + format.extension();
    FileJobs jobs = FileJobs.of(arguments, InputKind.SPEECH_OR_CODES, extension, console);
    Reading reading =
        new Reading(
            EncodingOptions.of(arguments), ReadingOptions.of(arguments), arguments.has(UNITS));
    LazyCodec codec = new LazyCodec(arguments, console);
    return jobs.run(console, (job, words) -> write(job, format, reading, codec, words));
  }

  /** How codes are got, of speech and of a file of codes, which the model may have to know. */
  private record Reading(EncodeOptions speech, ReadOptions codes, boolean byModel) {}

  /** Writes the codes of one file. */
  private static FileJobs.Done write(
      FileJobs.Job job, CodeFileKind format, Reading reading, LazyCodec codec, Console console)
      throws UsageException, IOException {
    try (Input input = Input.open(job.input(), console);
        PacketSource packets = open(input, reading, codec);
        Output output = Output.open(job.destination(), console);
        Progress progress = console.progress("reading")) {
      ExportWriter writer = format.writer(output.stream(), codec);
      writer.begin(packets.header());
      PacketSource watched = packets.watch(progress::seconds);
      for (Optional<PhcPacket> p = watched.next(); p.isPresent(); p = watched.next()) {
        writer.write(p.get());
      }
      writer.finish(packets.samples());
      output.commit();
      double seconds = (double) packets.samples() / packets.header().sampleRateHz();
      return new FileJobs.Done("", List.of(), seconds); // --json is a format here
    }
  }

  private static CodeFormats format(Arguments arguments) throws UsageException {
    CodeFormats format = CodeFormats.named(arguments.choice(FORMAT, CodeFormats.names()));
    boolean isJson = arguments.has(CommonOptions.JSON);
    if (isJson && arguments.has(FORMAT) && format != CodeFormats.JSONL) {
      throw new UsageException("--json and --format " + format.text() + " cannot be combined");
    }
    return isJson ? CodeFormats.JSONL : format;
  }

  private static PacketSource open(Input input, Reading reading, LazyCodec codec)
      throws UsageException, IOException {
    if (FileKind.of(input) != FileKind.CODES) {
      return codec.get().encode(FileKind.openRecording(input), reading.speech());
    }
    PacketSource packets = FileKind.openCodes(input, reading.codes());
    if (reading.byModel() || packets.header().coding() == Coding.PRIOR) {
      Models.giveTo(packets, codec.get(), input.name());
    }
    return packets;
  }
}
