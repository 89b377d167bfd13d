// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import java.util.List;

/** Numbers that nobody should give, for whatever takes numbers. */
public final class ExtremeNumbers {
  /** As texts; not all of them are numbers to every reader of numbers. */
  public static final List<String> ALL =
      List.of(
          "0",
          "-0.0",
          "-1",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e308",
          "1e309",
          "-1e308",
          "1e-9",
          "4.9e-324",
          "2147483647",
          "2147483648",
          "-2147483649",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "0x10",
          "1_000",
          "1,5",
          "1e3",
          "",
          " ",
          "\u0663",
          "9".repeat(400));

  private ExtremeNumbers() {}
}
