// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.corpus.CorpusEngine;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/**
 * {@code decode IN.parquet FOLDER}: what {@code corpus decode} does, where the engine of a corpus
 * is on the class path.
 */
final class ParquetDecoding {
  /** What stands in each folder that {@code corpus encode} wrote. */
  private static final String CORPUS = "corpus.json";

  private ParquetDecoding() {}

  /** Whether a Parquet file or a corpus is to be decoded, and nothing else. */
  static boolean isWanted(Arguments arguments, Console console) throws IOException {
    String in = arguments.operand(0);
    if (arguments.operands().size() != 2 || in.equals(Input.STDIN)) {
      return false;
    }
    Path path = Path.of(in);
    if (!Files.isRegularFile(path)) {
      return Files.isRegularFile(path.resolve(CORPUS));
    }
    try (Input input = Input.open(in, console)) {
      return FileKind.of(input) == FileKind.PARQUET;
    }
  }

  /**
   * Does it.
   *
   * @param options of the verb, of which few mean something to a table
   */
  static int run(Arguments arguments, List<Option> options, Console console)
      throws UsageException, IOException {
    String in = arguments.operand(0);
    String out = arguments.operand(1);
    if (out.equals(Input.STDIN) || out.endsWith(".wav")) {
      throw new UsageException(in + ": codes of many recordings, and " + out + " is no folder");
    }
    for (Option option : options) {
      if (arguments.has(option) && !DecodingOptions.ALL.contains(option)) {
        throw new UsageException(
            "--" + option.getLongOpt() + " is not for " + in + ", a table of codes");
      }
    }
    return engine(in).decode(in, out, arguments, console);
  }

  private static CorpusEngine engine(String in) throws IOException {
    try {
      return CorpusEngine.find();
    } catch (IOException e) {
      throw new IOException(in + ": " + FileKind.PARQUET_HELP + "; here " + e.getMessage(), e);
    }
  }
}
