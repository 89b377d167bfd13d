// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A line on the terminal that is rewritten as work goes on and wiped when it ends. */
public final class Progress implements AutoCloseable {
  private static final long INTERVAL_NANOS = 100_000_000;
  private static final String WIPE = "\r\033[K";

  private final Optional<PrintStream> terminal;
  private final String what;
  private long lastNanos;
  private boolean shown;

  Progress(Optional<PrintStream> terminal, String what) {
    this.terminal = terminal;
    this.what = what;
    this.lastNanos = System.nanoTime();
  }

  /** So many seconds of speech are done. */
  public void seconds(double done) {
    show(() -> String.format(Locale.ROOT, "%s %.1f s", what, done));
  }

  /** Whether someone is watching. */
  public boolean isShown() {
    return terminal.isPresent();
  }

  /** Shows a line in place of the last, unless that was shown just now. */
  public void show(Supplier<String> line) {
    long now = System.nanoTime();
    if (terminal.isPresent() && now - lastNanos >= INTERVAL_NANOS) {
      lastNanos = now;
      shown = true;
      terminal.get().print(WIPE + line.get());
      terminal.get().flush();
    }
  }

  /** Takes the line away; another may be shown after it. */
  @Override
  public void close() {
    if (shown) {
      shown = false;
      terminal.ifPresent(t -> t.print(WIPE));
    }
  }
}
