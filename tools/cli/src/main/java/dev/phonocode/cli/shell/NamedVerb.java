// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.Collection;
import org.apache.commons.cli.Option;

/**
 * A verb under its name.
 *
 * @param name what is typed
 */
public record NamedVerb(String name, Verb verb) {
  /** The verb and its operands, e.g. {@code encode IN... OUT.phc}. */
  public String synopsis() {
    return (name + " " + String.join(" ", verb.help().operands())).strip();
  }

  /** An example of how it is called. */
  public String example() {
    return ("phonocode " + name + " " + verb.help().example()).strip();
  }

  /** All options that mean something to it, its own and those of every verb. */
  public Collection<Option> options() {
    return CommonOptions.shown(verb).getOptions();
  }
}
