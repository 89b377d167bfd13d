// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.ReadOptions;
import org.apache.commons.cli.Option;

/** How {@code .phc} files are read, wherever that is. */
public final class ReadingOptions {
  private static final double MOST_SECONDS = 1e9;

  /** {@code --max-seconds}. */
  public static final Option MAX_SECONDS =
      CommonOptions.value(
          "max-seconds",
          "S",
          "believe a .phc file up to S seconds of speech, and no further; else as much as its bytes"
              + " may stand for (info tells)");

  private ReadingOptions() {}

  /** What the arguments ask for. */
  public static ReadOptions of(Arguments arguments) throws UsageException {
    ReadOptions strict = ReadOptions.strict();
    return arguments.number(MAX_SECONDS, 0, MOST_SECONDS).map(strict::maxSeconds).orElse(strict);
  }
}
