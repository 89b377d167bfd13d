// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import java.util.List;
import org.apache.commons.cli.Option;

/**
 * A stretch of a stream of packets: those that hold anything of it.
 *
 * @param fromSeconds its start
 * @param toSeconds its end; infinite for the end of the speech
 */
public record Stretch(double fromSeconds, double toSeconds) {
  private static final double MAX_SECONDS = 1e9;
  private static final Option FROM =
      CommonOptions.value("from", "S", "start with the packet that holds S seconds");
  private static final Option TO =
      CommonOptions.value("to", "S", "end with the packet that holds what is before S seconds");

  /** {@code --from} and {@code --to}. */
  public static final List<Option> OPTIONS = List.of(FROM, TO);

  /** What the arguments ask for: all, if they do not say. */
  public static Stretch of(Arguments arguments) throws UsageException {
    double from = arguments.number(FROM, 0, MAX_SECONDS).orElse(0.0);
    double to = arguments.number(TO, 0, MAX_SECONDS).orElse(Double.POSITIVE_INFINITY);
    if (to <= from) {
      throw new UsageException("--to is " + to + ", expected more than --from, " + from);
    }
    return new Stretch(from, to);
  }

  /** Whether it is all there is. */
  public boolean isWhole() {
    return fromSeconds == 0 && Double.isInfinite(toSeconds);
  }
}
