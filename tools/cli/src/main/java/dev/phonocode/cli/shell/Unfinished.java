// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Outputs that are not whole yet, closed (and so given up) when the process is interrupted. One set
 * for the whole process, because that is what ends; the JVM's exit code is then 130.
 */
public final class Unfinished {
  private static final Set<Closeable> OUTPUTS = new LinkedHashSet<>();
  private static boolean hooked;
  private static boolean interrupted;

  private Unfinished() {}

  /** Gives {@code output} up if the process is interrupted. */
  public static synchronized void add(Closeable output) {
    OUTPUTS.add(output);
    if (!hooked) {
      hooked = true;
      hook();
    }
  }

  private static void hook() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::closeAll, "unfinished-outputs"));
    } catch (IllegalStateException e) {
      // The process ends already, and waits for work that now saves: that is not given up.
      hooked = false;
    }
  }

  /** {@code output} is whole, or was given up. */
  public static synchronized void remove(Closeable output) {
    OUTPUTS.remove(output);
  }

  /** Whether outputs were given up, so that what fails from now on is no news. */
  public static synchronized boolean interrupted() {
    return interrupted;
  }

  private static synchronized void closeAll() {
    interrupted = !OUTPUTS.isEmpty();
    for (Closeable output : List.copyOf(OUTPUTS)) {
      try {
        output.close();
      } catch (IOException e) {
        // The process ends; what could be deleted is, and nobody is left to act on the rest.
        continue;
      }
    }
  }
}
