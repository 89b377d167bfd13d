// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.Conventions;
import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.cli.shell.VerbHelp;
import java.util.List;
import org.apache.commons.cli.Option;

/** All verbs with all their options, in Markdown, for the site. */
final class CliReference {
  private CliReference() {}

  static String of(List<NamedVerb> verbs) {
    StringBuilder text = new StringBuilder("# The command line\n\n");
    text.append("`phonocode VERB [OPTION...] [OPERAND...]`. ").append(Conventions.EXIT_CODES);
    text.append("\n\n| verb | does |\n|---|---|\n");
    for (NamedVerb verb : verbs) {
      row(text, "[" + verb.name() + "](#" + verb.name() + ")", verb.verb().help().summary());
    }
    verbs.forEach(verb -> section(text, verb));
    text.append("\n## Variables of the environment\n\n| name | means |\n|---|---|\n");
    Conventions.VARIABLES.forEach((name, meaning) -> row(text, code(name), plain(meaning)));
    return text.toString();
  }

  private static void section(StringBuilder text, NamedVerb verb) {
    VerbHelp help = verb.verb().help();
    text.append("\n## ").append(verb.name()).append("\n\n");
    text.append("`phonocode ").append(verb.synopsis()).append(" [OPTION...]`\n\n");
    text.append(plain(help.details())).append("\n\n| option | means |\n|---|---|\n");
    for (Option option : verb.options()) {
      String value = option.hasArg() ? " " + option.getArgName() : "";
      row(text, code("--" + option.getLongOpt() + value), plain(option.getDescription()));
    }
    text.append("\n```sh\n").append(verb.example()).append("\n```\n");
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("| ").append(left).append(" | ").append(right).append(" |\n");
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  /** Words that stay words: no emphasis, no tags, no cells. */
  private static String plain(String text) {
    return text.replaceAll("[\\\\*_<>|`\\[\\]]", "\\\\$0");
  }
}
