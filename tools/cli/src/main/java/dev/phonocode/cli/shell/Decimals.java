// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.files.Text;

/** Numbers as text that every reader understands: no exponent, no locale, no superfluous zeros. */
public final class Decimals {
  /** Decimals for scripts: enough for a sample's time at 192 kHz. */
  public static final int EXACT = 6;

  /** Decimals for people. */
  public static final int SHORT = 3;

  private Decimals() {}

  /** A bit rate for people; of no speech there is none. */
  public static String rate(double bitsPerSecond) {
    return Double.isFinite(bitsPerSecond) ? Text.of("%.0f bit/s", bitsPerSecond) : "no bit rate";
  }

  /** The number to so many decimals; {@code null}, as in JSON, if it is not finite. */
  public static String text(double value, int decimals) {
    return Double.isFinite(value) ? Text.decimal(value, decimals) : "null";
  }
}
