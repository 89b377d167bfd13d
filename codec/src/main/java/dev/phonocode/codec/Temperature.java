// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

/** How freely something is drawn. */
final class Temperature {
  private Temperature() {}

  /** Rejects what is negative or not finite. */
  static void check(float temperature) {
    if (!(temperature >= 0 && temperature <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "temperature: expected a finite number from 0, found " + temperature);
    }
  }
}
