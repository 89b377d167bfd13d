// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.testkit.ExtremeNumbers;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of {@code corpus}, which are read before Spark starts. */
class CorpusNumbersTest {
  /** What the help calls the values that are numbers. */
  private static final Set<String> NUMBERS = Set.of("N", "S", "T", "H");

  @TempDir Path folder;

  /** A verb's options, as far as its start. */
  @FunctionalInterface
  private interface Start {
    Object of(Arguments arguments, Console console) throws UsageException, IOException;
  }

  @Test
  void areUsedOrRefusedByName() throws IOException {
    Path model = folder.resolve("tiny.phm");
    TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny")), 7).write(model);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            Progress.Style.NONE,
            false,
            false,
            Map.of("PHONOCODE_MODEL", model.toString()));
    Set<String> tried = new TreeSet<>();
    for (Option option : new CorpusVerb().options()) {
      if (option.hasArg() && NUMBERS.contains(option.getArgName())) {
        tried.add(option.getLongOpt());
        Start decode = (arguments, said) -> DecodeCommand.of("in", "out", arguments, said);
        for (String number : ExtremeNumbers.ALL) {
          check("encode", EncodeCommand::of, option.getLongOpt(), number, console);
          check("decode", decode, option.getLongOpt(), number, console);
        }
      }
    }
    assertEquals(
        Set.of("books", "refine", "seed", "shard-hours", "temperature"),
        tried,
        "are they still called " + NUMBERS + "?");
  }

  private static void check(
      String action, Start start, String option, String number, Console console)
      throws IOException {
    String[] args = {action, "--data", "in", "--out", "out", "--" + option, number};
    try {
      start.of(Arguments.parse(new CorpusVerb(), args), console);
    } catch (UsageException e) {
      assertTrue(
          e.getMessage().contains("--" + option),
          action + " --" + option + " '" + number + "': " + e.getMessage());
    }
  }
}
