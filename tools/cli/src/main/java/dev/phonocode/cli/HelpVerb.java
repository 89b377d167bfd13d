// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.HelpPage;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import java.io.IOException;
import java.util.Optional;

/** {@code help [VERB]}: all verbs, or one. */
final class HelpVerb implements Verb {
  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Optional<String> name = arguments.optionalOperand(0);
    console.print(
        name.isPresent()
            ? HelpPage.of(Verbs.named(name.get()), console.width())
            : HelpPage.overview(Verbs.all(), console.width()));
    return ExitCode.OK;
  }
}
