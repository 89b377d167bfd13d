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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code corpus encode|decode|stats}: a corpus of any size, as a table of codes. */
public final class CorpusVerb implements Verb {
  public static final String DATA = "data";
  public static final String OUT = "out";
  public static final String MASTER = "master";
  public static final String SHARD_HOURS = "shard-hours";
  public static final String RETRY = "retry-failed";
  public static final String WHERE = "where";

  private static final List<Option> ALWAYS =
      List.of(
          CommonOptions.value(
              DATA,
              "PATH",
              "encode: folder, MANIFEST.tsv, or list of a path or URI a line; decode, stats: folder"
                  + " that encode wrote; decode: also a Parquet file of it; of any file system that"
                  + " Hadoop knows"),
          CommonOptions.value(
              MASTER,
              "URL",
              "where Spark runs: local[N] with N threads, spark://HOST:PORT, ...; local[*], all"
                  + " cores, if neither this nor spark-submit says it"));
  private static final Option OUT_OPTION =
      CommonOptions.value(OUT, "DIR", "folder to write to, of any file system that Hadoop knows");
  private static final List<Option> ENCODE =
      List.of(
          CommonOptions.value(
              SHARD_HOURS, "H", "encode: hours of speech in a shard, about; 10 if not given"),
          CommonOptions.flag(RETRY, "encode: forget earlier failures and try them again"));
  private static final Option WHERE_OPTION =
      CommonOptions.value(
          WHERE, "SQL", "decode: condition on the columns of the codes; all rows if not given");

  /** What one of the three actions does, and the options that only some of them take. */
  private enum Action {
    ENCODE(Stream.concat(CorpusVerb.ENCODE.stream(), EncodingOptions.ALL.stream()).toList()),
    DECODE(Stream.concat(Stream.of(WHERE_OPTION), DecodingOptions.ALL.stream()).toList()),
    STATS(List.of());

    private final List<Option> own;

    Action(List<Option> own) {
      this.own = own;
    }

    boolean takes(String option) {
      boolean isOut = option.equals(OUT) && this != STATS;
      return isOut || own.stream().anyMatch(o -> o.getLongOpt().equals(option));
    }
  }

  @Override
  public List<Option> options() {
    Map<String, Option> options = new LinkedHashMap<>();
    Stream.of(
            ALWAYS.stream(),
            Stream.of(OUT_OPTION),
            Action.ENCODE.own.stream(),
            Action.DECODE.own.stream())
        .flatMap(group -> group)
        .forEach(option -> options.putIfAbsent(option.getLongOpt(), option));
    return List.copyOf(options.values());
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
      String name = option.getLongOpt();
      if (!ALWAYS.contains(option) && arguments.has(name) && !action.takes(name)) {
        throw new UsageException("--" + name + " is not for '" + arguments.operand(0) + "'");
      }
    }
    arguments.required(DATA);
    if (action != Action.STATS) {
      arguments.required(OUT);
    }
    CorpusEngine engine = CorpusEngine.find();
    return switch (action) {
      case ENCODE -> engine.encode(arguments, console);
      case DECODE -> engine.decode(arguments, console);
      case STATS -> engine.stats(arguments, console);
    };
  }
}
