// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.List;

/**
 * A verb, described.
 *
 * @param operands in order; an optional one stands in brackets, e.g. {@code [OUT]}; one that may be
 *     given several times ends in dots, e.g. {@code IN...}
 * @param summary a few words, for the table of verbs
 * @param details sentences, for the verb's own help
 * @param example what follows the verb in an example
 */
public record VerbHelp(List<String> operands, String summary, String details, String example) {
  /** Copies the list. */
  public VerbHelp {
    operands = List.copyOf(operands);
  }

  /** Whether there is no limit to the operands. */
  public boolean repeats() {
    return operands.stream().anyMatch(o -> o.endsWith("..."));
  }

  /** Operands that must be there. */
  public int requiredOperands() {
    return (int) operands.stream().filter(o -> !o.startsWith("[")).count();
  }
}
