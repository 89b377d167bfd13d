// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

/**
 * A verb under its name.
 *
 * @param name what is typed
 */
public record NamedVerb(String name, Verb verb) {
  /** The verb and its operands, e.g. {@code encode IN... OUT.phc}. */
  String synopsis() {
    return (name + " " + String.join(" ", verb.help().operands())).strip();
  }
}
