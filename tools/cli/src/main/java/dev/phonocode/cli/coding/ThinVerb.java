// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.options.ReadingOptions;
import dev.phonocode.cli.options.Stretch;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.container.Coding;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code thin IN.phc OUT.phc --books N}: less of a stream, without encoding speech again. */
public final class ThinVerb implements Verb {
  @Override
  public List<Option> options() {
    return CommonOptions.join(
        List.of(EncodingOptions.BOOKS),
        Stretch.OPTIONS,
        List.of(ReadingOptions.MAX_SECONDS, Models.OPTION));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.operand(1), arguments);
    destination.requireFreeOfReports(arguments);
    destination.check();
    destination.requireOther(arguments.operand(0));
    destination.tellOfOtherKind(".phc", console);
    Stretch stretch = Stretch.of(arguments);
    try (Input input = Input.open(arguments.operand(0), console);
        PacketSource file = FileKind.openCodes(input, ReadingOptions.of(arguments))) {
      int has = file.header().books();
      int books = EncodingOptions.of(arguments).books().orElse(has);
      if (books > has) {
        throw Arguments.wrong(
            EncodingOptions.BOOKS,
            String.valueOf(books),
            "at most " + has + ": the file has no more");
      }
      if (file.header().coding() == Coding.PRIOR) {
        Models.giveTo(file, Models.codec(arguments, console), input.name());
      }
      PacketSource packets = file.cut(stretch.fromSeconds(), stretch.toSeconds()).books(books);
      try (Output output = Output.open(destination, console);
          Progress progress = console.progress("thinning")) {
        packets.watch(progress::seconds).write(output.stream());
        output.commit();
        say(packets, output, destination, arguments, console);
      }
    }
    return ExitCode.OK;
  }

  private static void say(
      PacketSource packets,
      Output output,
      Destination destination,
      Arguments arguments,
      Console console)
      throws IOException {
    double seconds = (double) packets.samples() / packets.header().sampleRateHz();
    double bps = output.bytes() * Byte.SIZE / seconds;
    new Report()
        .put("seconds", seconds)
        .put("frames", packets.header().framesOf(packets.samples()))
        .put("books", packets.header().books())
        .put("bytes", output.bytes())
        .put("bps_file", bps)
        .put("model", packets.header().modelId())
        .printForScripts(arguments, console);
    console.say(
        Text.of(
            "%s: %.2f s of speech, books: %d, %d bytes, %s",
            destination, seconds, packets.header().books(), output.bytes(), Decimals.rate(bps)));
  }
}
