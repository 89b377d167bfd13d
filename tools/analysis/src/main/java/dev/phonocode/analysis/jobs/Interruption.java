// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.io.InterruptedIOException;

/** An interruption as a failure of the work that it ends. */
final class Interruption {
  private Interruption() {}

  /** The failure; the thread stays interrupted. */
  static InterruptedIOException of(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return (InterruptedIOException) new InterruptedIOException("interrupted").initCause(cause);
  }
}
