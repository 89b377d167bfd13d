// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.IOException;

/** Whoever read standard output has had enough, as {@code head} has; no failure of ours. */
public final class UnreadOutputException extends IOException {
  private static final long serialVersionUID = 1;

  UnreadOutputException(IOException cause) {
    super("standard output: nobody reads it any more", cause);
  }

  /** Whether a failure comes of that, under whatever name. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof UnreadOutputException) {
        return true;
      }
    }
    return false;
  }
}
