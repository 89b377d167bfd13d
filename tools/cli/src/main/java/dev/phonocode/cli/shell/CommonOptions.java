// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.PatternOptionBuilder;

/**
 * The options that every verb takes. Those that mean nothing to a verb are not in its help; given
 * nevertheless, as scripts do that call many, they do nothing.
 */
public final class CommonOptions {
  static final Option HELP = Option.builder("h").longOpt("help").desc("show this help").get();
  public static final Option JSON = flag("json", "print one JSON object a line on standard output");
  public static final Option QUIET = flag("quiet", "say nothing but errors");
  public static final Option PROGRESS =
      flag("progress", "show how far the work is, also where standard error is no terminal");
  public static final Option FORCE = flag("force", "overwrite an output file that exists");
  public static final Option STRICT =
      flag("strict", "make warnings about a sound that is read an error");
  public static final Option DEBUG = flag("debug", "show the stack trace of a failure");

  private static final List<Option> ALL =
      List.of(HELP, JSON, QUIET, PROGRESS, FORCE, STRICT, DEBUG);

  /** What means something to every verb. */
  private static final Set<Option> ALWAYS = Set.of(HELP, QUIET, DEBUG);

  private CommonOptions() {}

  /** The common options and the verb's own, as they are taken. */
  static Options taken(Verb verb) {
    Options options = new Options();
    ALL.forEach(options::addOption);
    verb.options().forEach(options::addOption);
    return options;
  }

  /** The common options that mean something to the verb, and its own. */
  static Options shown(Verb verb) {
    List<Option> shown = new ArrayList<>(ALL);
    List<String> common = verb.help().common();
    shown.removeIf(o -> !ALWAYS.contains(o) && !common.contains(o.getLongOpt()));
    shown.addAll(verb.options());
    Options options = new Options();
    shown.forEach(options::addOption);
    return options;
  }

  /** All of several groups. */
  @SafeVarargs
  public static List<Option> join(List<Option>... groups) {
    return Stream.of(groups).flatMap(List::stream).toList();
  }

  /** An option without a value. */
  public static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** An option with a value, e.g. {@code --books N}. */
  public static Option value(String name, String valueName, String description) {
    return Option.builder().longOpt(name).hasArg().argName(valueName).desc(description).get();
  }

  /** An option whose value is a file that is read, which no output may replace. */
  public static Option input(String name, String valueName, String description) {
    Option option = value(name, valueName, description);
    option.setType(PatternOptionBuilder.EXISTING_FILE_VALUE);
    return option;
  }
}
