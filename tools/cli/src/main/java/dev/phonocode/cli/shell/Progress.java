// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.files.Text;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Shows how far the work is, as it goes on. */
public final class Progress implements AutoCloseable {
  /** How. */
  public enum Style {
    /** Not at all. */
    NONE,
    /** A line of a terminal that is rewritten, and wiped at the end. */
    ONE_LINE,
    /** Lines below each other, for a log or a program that reads them. */
    LINES
  }

  private static final long REWRITE_NANOS = 100_000_000;
  private static final long LINE_NANOS = 1_000_000_000;
  private static final int SECONDS_A_MINUTE = 60;
  private static final String WIPE = "\r\033[K";

  private final Style style;
  private final PrintStream out;
  private final int width;
  private final String what;
  private final long intervalNanos;
  private final Stopwatch watch = new Stopwatch();
  private long lastNanos;
  private boolean shown;

  Progress(Style style, PrintStream out, int width, String what) {
    this.style = style;
    this.out = out;
    this.width = width;
    this.what = what;
    this.intervalNanos = style == Style.LINES ? LINE_NANOS : REWRITE_NANOS;
    // Who asked for lines sees one of short work too; on a terminal it would only flicker.
    this.lastNanos = System.nanoTime() - (style == Style.LINES ? LINE_NANOS : 0);
  }

  /** So many recordings, or what is made of them, are done, of so many seconds in all. */
  public void recordings(int done, int all, double seconds) {
    show(
        () ->
            Text.of(
                "%s: %d of %d, %.1f s of speech, %s left",
                what, done, all, seconds, duration(watch.seconds() * (all - done) / done)));
  }

  /** For people: at most two units. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    long whole = Math.round(seconds);
    long minutes = whole / SECONDS_A_MINUTE;
    if (minutes == 0) {
      return whole + " s";
    }
    return minutes < SECONDS_A_MINUTE
        ? minutes + " min " + whole % SECONDS_A_MINUTE + " s"
        : minutes / SECONDS_A_MINUTE + " h " + minutes % SECONDS_A_MINUTE + " min";
  }

  /** So many seconds of speech are done. */
  public void seconds(double done) {
    show(() -> Text.of("%s %.1f s", what, done));
  }

  /** Whether someone is watching. */
  public boolean isShown() {
    return style != Style.NONE;
  }

  /** Shows a line after or in place of the last, unless that was shown just now. */
  public void show(Supplier<String> line) {
    long now = System.nanoTime();
    if (!isShown() || now - lastNanos < intervalNanos) {
      return;
    }
    lastNanos = now;
    if (style == Style.LINES) {
      out.println(line.get());
      return;
    }
    shown = true;
    String text = line.get(); // what does not fit would begin a line that is never wiped
    out.print(WIPE + text.substring(0, Math.min(text.length(), width - 1)));
    out.flush();
  }

  /** Takes a line of a terminal away; another may be shown after it. */
  @Override
  public void close() {
    if (shown) {
      shown = false;
      out.print(WIPE);
    }
  }
}
