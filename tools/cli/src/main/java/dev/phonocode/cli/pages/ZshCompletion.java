// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.NamedVerb;
import java.util.List;
import org.apache.commons.cli.Option;

/** Completion for zsh, by its {@code _arguments} and {@code _describe}. */
final class ZshCompletion {
  private static final String FORM =
      """
      #compdef phonocode
      # made from the verbs' own options
      local -a verbs
      verbs=(
      %s)
      if (( CURRENT == 2 )); then
        _describe verb verbs
        return
      fi
      local verb=$words[2]
      shift words
      (( CURRENT-- ))
      case $verb in
      %sesac
      """;

  private ZshCompletion() {}

  static String of(List<NamedVerb> verbs) {
    StringBuilder names = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    for (NamedVerb verb : verbs) {
      String summary = quoted(verb.verb().help().summary());
      names.append("  '%s:%s'%n".formatted(verb.name(), summary));
      cases.append("  %s) _arguments \\%n".formatted(verb.name()));
      for (Option option : verb.options()) {
        cases.append("    '%s' \\%n".formatted(argument(option)));
      }
      cases.append("    '*:file:_files' ;;%n".formatted());
    }
    return FORM.formatted(names, cases);
  }

  /** One option as {@code --name[what it does]:VALUE:how to complete it}. */
  private static String argument(Option option) {
    String start = "--" + option.getLongOpt() + "[" + quoted(option.getDescription()) + "]";
    if (!option.hasArg()) {
      return start;
    }
    List<String> choices = Choices.of(option);
    String action = choices.isEmpty() ? "_files" : "(" + String.join(" ", choices) + ")";
    return start + ":" + quoted(option.getArgName()) + ":" + action;
  }

  /** Within single quotes, brackets and colons. */
  private static String quoted(String text) {
    return text.replaceAll("[\\[\\]:\\\\]", "\\\\$0").replace("'", "'\\''");
  }
}
