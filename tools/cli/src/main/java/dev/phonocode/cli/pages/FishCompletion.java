// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.NamedVerb;
import java.util.List;
import org.apache.commons.cli.Option;

/** Completion for fish: one {@code complete} a verb and an option. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(List<NamedVerb> verbs) {
    StringBuilder text = new StringBuilder("# made from the verbs' own options\n");
    for (NamedVerb verb : verbs) {
      text.append(
          "complete -c phonocode -n __fish_use_subcommand -f -a %s -d '%s'%n"
              .formatted(verb.name(), quoted(verb.verb().help().summary())));
    }
    for (NamedVerb verb : verbs) {
      for (Option option : verb.options()) {
        text.append(
            "complete -c phonocode -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'%n"
                .formatted(
                    verb.name(),
                    option.getLongOpt(),
                    value(option),
                    quoted(option.getDescription())));
      }
    }
    return text.toString();
  }

  private static String value(Option option) {
    List<String> choices = Choices.of(option);
    if (!choices.isEmpty()) {
      return " -xa '" + String.join(" ", choices) + "'";
    }
    return option.hasArg() ? " -r" : "";
  }

  /** Within single quotes. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
