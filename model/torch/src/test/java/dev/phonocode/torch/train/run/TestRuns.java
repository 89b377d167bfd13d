// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs on one thread of the CPU. */
public final class TestRuns {
  private TestRuns() {}

  /** A new run that goes to its end; its lines are added to a list. */
  public static RunOptions whole(Path out, List<Metrics> lines) {
    return of(out, false, () -> false, lines);
  }

  /** A run, new or resumed, that may be stopped. */
  public static RunOptions of(Path out, boolean resume, BooleanSupplier stop, List<Metrics> lines) {
    Optional<Duration> limit = Optional.of(Duration.ofMinutes(5));
    return new RunOptions(out, limit, resume, "cpu", 1, stop, lines::add);
  }
}
