// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {
  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "AH0,    AH,  VOWEL",
    "ay1,    AY,  VOWEL",
    "ix,     IH,  VOWEL",
    "t,      T,   STOP",
    "tcl,    SIL, SILENCE",
    "h#,     SIL, SILENCE",
    "'',     SIL, SILENCE",
    "sp,     SIL, SILENCE",
    "CH,     CH,  AFFRICATE",
    "zh,     ZH,  FRICATIVE",
    "eng,    NG,  NASAL",
    "el,     L,   APPROXIMANT",
    "y:,     y:,  OTHER",
  })
  void labelsOfManyKindsAreArpabetWithoutStress(String label, String phone, PhoneClass kind) {
    assertEquals(phone, Phones.of(label));
    assertEquals(kind, Phones.classOf(phone));
  }
}
