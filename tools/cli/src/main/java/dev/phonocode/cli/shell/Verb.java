// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;

/** One thing that the program does, called as {@code phonocode VERB [OPTION...] [OPERAND...]}. */
public interface Verb {
  /** How it is called and what it does. */
  default VerbHelp help() {
    return VerbHelp.of(getClass());
  }

  /** Its own options; what of the {@link CommonOptions} means something to it is in its help. */
  default List<Option> options() {
    return List.of();
  }

  /**
   * Does it. Data goes to {@link Console#out()} or a file, words to {@link Console#say}.
   *
   * @return one of {@link ExitCode}
   * @throws UsageException for an option value or operand that cannot be
   * @throws IOException for bad data or a file that cannot be read or written; the message, one
   *     line, is shown to the user
   */
  int run(Arguments arguments, Console console) throws UsageException, IOException;
}
