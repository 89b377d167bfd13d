// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that every verb has. */
public final class CommonOptions {
  public static final String HELP = "help";
  public static final String JSON = "json";
  public static final String QUIET = "quiet";
  public static final String FORCE = "force";
  public static final String STRICT = "strict";
  public static final String DEBUG = "debug";

  private CommonOptions() {}

  /** The common options and the verb's own. */
  static Options with(Iterable<Option> own) {
    Options options =
        new Options()
            .addOption(help())
            .addOption(flag(JSON, "print one JSON object a line on standard output"))
            .addOption(flag(QUIET, "say nothing but errors"))
            .addOption(flag(FORCE, "overwrite an output file that exists"))
            .addOption(flag(STRICT, "make warnings about a sound that is read an error"))
            .addOption(flag(DEBUG, "show the stack trace of a failure"));
    own.forEach(options::addOption);
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
