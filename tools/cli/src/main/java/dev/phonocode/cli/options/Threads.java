// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import org.apache.commons.cli.Option;

/** How many threads work, where all processors may. */
public final class Threads {
  public static final Option OPTION =
      CommonOptions.value("threads", "N", "threads at work; all processors if not given");

  private static final int MAX = 1024;

  private Threads() {}

  /** The number that was asked for. */
  public static int of(Arguments arguments) throws UsageException {
    return arguments.integer(OPTION, 1, MAX).orElse(Runtime.getRuntime().availableProcessors());
  }
}
