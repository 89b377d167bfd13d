// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

/** What the process says to its caller. */
public final class ExitCode {
  public static final int OK = 0;

  /** Bad data, a file that cannot be read or written, or an output that exists already. */
  public static final int FAILURE = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** Some of a batch failed, or of a file was damaged; the rest is done. */
  public static final int PARTIAL = 3;

  /** Ctrl-C; the JVM ends with it by itself. */
  public static final int INTERRUPTED = 130;

  /** Nobody reads standard output any more; what shells say of a program that ends of SIGPIPE. */
  public static final int UNREAD = 141;

  private ExitCode() {}
}
