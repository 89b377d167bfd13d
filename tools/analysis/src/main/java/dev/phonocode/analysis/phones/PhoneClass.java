// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.Locale;

/** Kinds of phones. */
public enum PhoneClass {
  VOWEL,
  STOP,
  AFFRICATE,
  FRICATIVE,
  NASAL,
  APPROXIMANT,
  SILENCE,
  OTHER;

  /** Its name in tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
