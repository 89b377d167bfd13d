// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options that every verb takes. Those that mean nothing to a verb are not in its help; given
 * nevertheless, as scripts do that call many, they do nothing.
 */
public final class CommonOptions {
  public static final String HELP = "help";
  public static final String JSON = "json";
  public static final String QUIET = "quiet";
  public static final String PROGRESS = "progress";
  public static final String FORCE = "force";
  public static final String STRICT = "strict";
  public static final String DEBUG = "debug";

  /** What means something to every verb. */
  private static final Set<String> ALWAYS = Set.of(HELP, QUIET, DEBUG);

  private CommonOptions() {}

  private static List<Option> all() {
    return List.of(
        help(),
        flag(JSON, "print one JSON object a line on standard output"),
        flag(QUIET, "say nothing but errors"),
        flag(PROGRESS, "show how far the work is, also where standard error is no terminal"),
        flag(FORCE, "overwrite an output file that exists"),
        flag(STRICT, "make warnings about a sound that is read an error"),
        flag(DEBUG, "show the stack trace of a failure"));
  }

  /** The common options and the verb's own, as they are taken. */
  static Options taken(Verb verb) {
    Options options = new Options();
    all().forEach(options::addOption);
    verb.options().forEach(options::addOption);
    return options;
  }

  /** The common options that mean something to the verb, and its own. */
  static Options shown(Verb verb) {
    List<Option> shown = new ArrayList<>(all());
    List<String> common = verb.help().common();
    shown.removeIf(o -> !ALWAYS.contains(o.getLongOpt()) && !common.contains(o.getLongOpt()));
    shown.addAll(verb.options());
    Options options = new Options();
    shown.forEach(options::addOption);
    return options;
  }

  /** {@code --help}. */
  static Option help() {
    return Option.builder("h").longOpt(HELP).desc("show this help").get();
  }

  /** An option without a value. */
  public static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** An option with a value, e.g. {@code --books N}. */
  public static Option value(String name, String valueName, String description) {
    return Option.builder().longOpt(name).hasArg().argName(valueName).desc(description).get();
  }
}
