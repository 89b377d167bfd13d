// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code codes IN [OUT]}: the codes as text, of speech or of a {@code .phc}. */
final class CodesVerb implements Verb {
  private static final String CSV = "csv";
  private static final List<String> FORMATS = List.of(CSV, "jsonl");
  private static final Option FORMAT =
      CommonOptions.value("format", "FORMAT", "csv or jsonl; csv if not given");

  @Override
  public VerbHelp help() {
    return new VerbHelp(
        "codes",
        List.of("IN", "[OUT]"),
        "the codes as text, csv or jsonl",
        "Prints a line for each code frame: its number, the time at which it begins, and one code a"
            + " book. IN is speech (WAV or FLAC) or a .phc file, told by its content. --json is"
            + " --format jsonl.",
        "codes speech.wav --format csv speech.csv");
  }

  @Override
  public List<Option> options() {
    return List.of(FORMAT, Models.OPTION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    CodeText text = format(arguments);
    Destination destination =
        Destination.of(arguments.optionalOperand(1).orElse(Destination.STDOUT), arguments);
    destination.check();
    try (Input input = Input.open(arguments.operand(0), console);
        Packets packets = open(input, arguments, console);
        Output output = Output.open(destination, console);
        Progress progress = console.progress("reading")) {
      text.begin(packets.header(), output);
      for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
        text.add(p.get(), packets.header(), output);
        progress.seconds(packets.secondsUpTo(p.get()));
      }
      output.commit();
    }
    return ExitCode.OK;
  }

  private static CodeText format(Arguments arguments) throws UsageException {
    boolean isCsv = arguments.choice(FORMAT.getLongOpt(), FORMATS).equals(CSV);
    if (isCsv && arguments.has(FORMAT.getLongOpt()) && arguments.has(CommonOptions.JSON)) {
      throw new UsageException("--json and --format csv cannot be combined");
    }
    return isCsv && !arguments.has(CommonOptions.JSON) ? CodeText.CSV : CodeText.JSONL;
  }

  private static Packets open(Input input, Arguments arguments, Console console)
      throws UsageException, IOException {
    if (FileKind.of(input) != FileKind.CODES) {
      return new SpokenPackets(input, Models.codec(arguments, console), EncodeOptions.defaults());
    }
    FilePackets packets = new FilePackets(input);
    if (packets.needModel()) {
      packets.decodeWith(Models.codec(arguments, console));
    }
    return packets;
  }
}
