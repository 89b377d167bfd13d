// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.corpus;

import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code corpus encode|decode|stats}: a corpus of any size, as a table of codes. */
public final class CorpusVerb implements Verb {
  public static final Option DATA =
      CommonOptions.value(
          "data",
          "PATH",
          "encode: folder, MANIFEST.tsv, or list of a path or URI a line; decode, stats: folder"
              + " that encode wrote; decode: also a Parquet file of it; of any file system that"
              + " Hadoop knows");
  public static final Option MASTER =
      CommonOptions.value(
          "master",
          "URL",
          "where Spark runs: local[N] with N threads, spark://HOST:PORT, ...; local[*], all"
              + " cores, if neither this nor spark-submit says it");
  public static final Option OUT =
      CommonOptions.value("out", "DIR", "folder to write to, of any file system that Hadoop knows");
  public static final Option SHARD_HOURS =
      CommonOptions.value(
          "shard-hours", "H", "encode: hours of speech in a shard, about; 10 if not given");
  public static final Option RETRY =
      CommonOptions.flag("retry-failed", "encode: forget earlier failures and try them again");
  public static final Option WHERE =
      CommonOptions.value(
          "where", "SQL", "decode: condition on the columns of the codes; all rows if not given");

  private static final List<Option> ALWAYS = List.of(DATA, MASTER);

  /** What one of the three actions does, and the options that only some of them take. */
  private enum Action {
    ENCODE(CommonOptions.join(List.of(SHARD_HOURS, RETRY), EncodingOptions.ALL)),
    DECODE(CommonOptions.join(List.of(WHERE), DecodingOptions.ALL)),
    STATS(List.of());

    private final List<Option> own;

    Action(List<Option> own) {
      this.own = own;
    }

    boolean takes(Option option) {
      return option.equals(OUT) && this != STATS || own.contains(option);
    }
  }

  @Override
  public List<Option> options() {
    return CommonOptions.join(ALWAYS, List.of(OUT), Action.ENCODE.own, Action.DECODE.own).stream()
        .distinct()
        .toList();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Action action =
        switch (arguments.operand(0)) {
          case "encode" -> Action.ENCODE;
          case "decode" -> Action.DECODE;
          case "stats" -> Action.STATS;
          default ->
              throw new UsageException(
                  "expected encode, decode or stats, found '" + arguments.operand(0) + "'");
        };
    for (Option option : options()) {
      if (!ALWAYS.contains(option) && arguments.has(option) && !action.takes(option)) {
        throw new UsageException(
            "--" + option.getLongOpt() + " is not for '" + arguments.operand(0) + "'");
      }
    }
    String data = arguments.required(DATA);
    String out = action == Action.STATS ? "" : arguments.required(OUT);
    CorpusEngine engine = CorpusEngine.find();
    return switch (action) {
      case ENCODE -> engine.encode(arguments, console);
      case DECODE -> engine.decode(data, out, arguments, console);
      case STATS -> engine.stats(arguments, console);
    };
  }
}
