// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.NamedVerb;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/** Completion for bash: verbs, their options, the words that a value is one of; else files. */
final class BashCompletion {
  private static final String FORM =
      """
      # bash completion for phonocode; made from the verbs' own options
      _phonocode() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=''
        case "$COMP_CWORD ${COMP_WORDS[1]} $before" in
          '1 '*) words='%s' ;;
      %s  esac
        if [ -z "$words" ] && [ "${word#-}" != "$word" ]; then
          case ${COMP_WORDS[1]} in
      %s    esac
        fi
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
      }
      complete -o default -F _phonocode phonocode
      """;

  private BashCompletion() {}

  static String of(List<NamedVerb> verbs) {
    StringBuilder values = new StringBuilder();
    StringBuilder options = new StringBuilder();
    for (NamedVerb verb : verbs) {
      for (Option option : verb.options()) {
        List<String> choices = Choices.of(option);
        if (!choices.isEmpty()) {
          values.append(
              "    *' %s --%s') words='%s' ;;%n"
                  .formatted(verb.name(), option.getLongOpt(), String.join(" ", choices)));
        }
      }
      options.append("      %s) words='%s' ;;%n".formatted(verb.name(), dashed(verb)));
    }
    String names = verbs.stream().map(NamedVerb::name).collect(Collectors.joining(" "));
    return FORM.formatted(names, values, options);
  }

  private static String dashed(NamedVerb verb) {
    return verb.options().stream()
        .map(option -> "--" + option.getLongOpt())
        .collect(Collectors.joining(" "));
  }
}
