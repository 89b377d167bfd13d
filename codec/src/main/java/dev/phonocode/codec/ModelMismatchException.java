// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

/** Codes that another model made: to this one they mean nothing. */
public final class ModelMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Names what differs, and how it is in each. */
  public ModelMismatchException(String what, Object codes, Object model) {
    super("the codes have " + what + " " + codes + ", this model has " + model);
  }
}
