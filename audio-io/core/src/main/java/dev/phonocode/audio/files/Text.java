// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text that is the same on every machine, and back. */
public final class Text {
  private Text() {}

  /** {@link String#format} with plain digits and a decimal point, whatever the locale. */
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A finite number, rounded to at most so many decimals. */
  public static String decimal(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** The number that a text is; NaN if it is none. */
  public static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
