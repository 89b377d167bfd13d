// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.List;

/**
 * Whether numbers of a {@link ModelConfig} are within what a network can have; each exception names
 * the field, what was found and what was expected. The bounds keep a forged configuration from
 * asking for more memory than any model needs.
 */
final class ShapeChecks {
  private static final int MAX_STEP = 65536; // a dilation or a stride

  private ShapeChecks() {}

  static void check(boolean ok, String field, Object found, String expected) {
    if (!ok) {
      throw new IllegalArgumentException(
          "model config: " + field + " is " + found + ", expected " + expected);
    }
  }

  static void checkRange(String field, int found, int least, int most) {
    check(found >= least && found <= most, field, found, least + " to " + most);
  }

  static void checkRange(String field, double found, double least, double most) {
    check(found >= least && found <= most, field, found, least + " to " + most);
  }

  /** Dilations or strides. */
  static void checkEach(String field, List<Integer> found) {
    boolean isWithin = found.stream().allMatch(n -> n >= 1 && n <= MAX_STEP);
    check(isWithin, field, found, "numbers from 1 to " + MAX_STEP);
  }

  static void checkNumbers(String field, List<Double> found, double least, double most) {
    boolean isWithin = found.stream().allMatch(n -> n >= least && n <= most);
    check(isWithin, field, found, "numbers from " + least + " to " + most);
  }
}
