// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.files.Text;

/** Numbers as text that every reader understands: no exponent, no locale, no superfluous zeros. */
public final class Decimals {
  private static final int EXACT = 6; // enough for a sample's time at 192 kHz
  private static final int SHORT = 3;
  private static final double SECONDS_AN_HOUR = 3600;

  private Decimals() {}

  /** Hours, of seconds. */
  public static double hours(double seconds) {
    return seconds / SECONDS_AN_HOUR;
  }

  /** A length for people. */
  public static String hoursOfSpeech(double seconds) {
    return Text.of("%.2f h of speech", hours(seconds));
  }

  /** A bit rate for people; of no speech there is none. */
  public static String rate(double bitsPerSecond) {
    return Double.isFinite(bitsPerSecond) ? Text.of("%.0f bit/s", bitsPerSecond) : "no bit rate";
  }

  /** The number for scripts, {@code null} if it is not finite. */
  public static String exact(double value) {
    return text(value, EXACT);
  }

  /** The number for people, {@code null} if it is not finite. */
  public static String brief(double value) {
    return text(value, SHORT);
  }

  private static String text(double value, int decimals) {
    return Double.isFinite(value) ? Text.decimal(value, decimals) : "null";
  }
}
