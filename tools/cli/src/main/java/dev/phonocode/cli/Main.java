// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Failures;
import dev.phonocode.cli.shell.HelpPage;
import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.cli.shell.Unfinished;
import dev.phonocode.cli.shell.UnreadOutputException;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code phonocode VERB [OPTION...] [OPERAND...]}. */
public final class Main {
  private Main() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Console.ofProcess()));
  }

  /** Runs one verb and returns one of {@link ExitCode}; whatever fails becomes one line. */
  static int run(String[] args, Console console) {
    String who = "phonocode";
    try {
      if (args.length == 0) {
        console.err().println(HelpPage.overview(Verbs.all(), console.width()));
        return ExitCode.USAGE;
      }
      NamedVerb verb = Verbs.named(args[0]);
      who += " " + verb.name();
      return run(verb, Arrays.copyOfRange(args, 1, args.length), console);
    } catch (UsageException e) {
      console.complain(who + ": " + e.getMessage() + "; see '" + who + " --help'");
      return ExitCode.USAGE;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (UnreadOutputException.isCauseOf(e)) {
        return ExitCode.UNREAD;
      }
      if (Unfinished.interrupted()) {
        return ExitCode.INTERRUPTED;
      }
      if (console.variable("PHONOCODE_DEBUG").isPresent()
          || List.of(args).contains("--" + CommonOptions.DEBUG.getLongOpt())) {
        e.printStackTrace(console.err());
      }
      console.complain(who + ": " + Failures.describe(e));
      return ExitCode.FAILURE;
    }
  }

  private static int run(NamedVerb named, String[] args, Console console)
      throws UsageException, IOException {
    if (Arguments.wantHelp(args)) {
      console.print(HelpPage.of(named, console.width()));
      return ExitCode.OK;
    }
    Arguments arguments = Arguments.parse(named.verb(), args);
    Console own =
        console
            .quiet(arguments.has(CommonOptions.QUIET))
            .strict(arguments.has(CommonOptions.STRICT))
            .progress(arguments.has(CommonOptions.PROGRESS));
    return named.verb().run(arguments, own);
  }
}
