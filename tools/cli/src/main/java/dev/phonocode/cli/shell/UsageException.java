// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

/** The command line is wrong; the message names the option or operand and what it should be. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
