// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * ARPAbet, without stress: {@code AH0} is {@code AH}. TIMIT's finer symbols are folded as Lee and
 * Hon (1989) did, closures and pauses into silence. What is neither stays as it is.
 */
public final class Phones {
  /** Silence. */
  public static final String SILENCE = "SIL";

  private static final Map<String, String> FOLDED =
      Map.ofEntries(
          Map.entry("AX", "AH"),
          Map.entry("AX-H", "AH"),
          Map.entry("AXR", "ER"),
          Map.entry("IX", "IH"),
          Map.entry("UX", "UW"),
          Map.entry("EL", "L"),
          Map.entry("EM", "M"),
          Map.entry("EN", "N"),
          Map.entry("NX", "N"),
          Map.entry("ENG", "NG"),
          Map.entry("HV", "HH"));

  private static final Set<String> SILENT =
      Set.of(
          "", "SIL", "SP", "SPN", "PAU", "EPI", "H#", "#", "#H", "_", "<SIL>", "<P:>", "BCL", "DCL",
          "GCL", "PCL", "TCL", "KCL", "Q");

  private static final Map<String, PhoneClass> CLASSES = new HashMap<>();

  static {
    put(PhoneClass.VOWEL, "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW");
    put(PhoneClass.STOP, "B D G K P T DX");
    put(PhoneClass.AFFRICATE, "CH JH");
    put(PhoneClass.FRICATIVE, "DH F HH S SH TH V Z ZH");
    put(PhoneClass.NASAL, "M N NG");
    put(PhoneClass.APPROXIMANT, "L R W Y");
    put(PhoneClass.SILENCE, SILENCE);
  }

  private Phones() {}

  private static void put(PhoneClass kind, String phones) {
    for (String phone : phones.split(" ")) {
      CLASSES.put(phone, kind);
    }
  }

  /** The phone that a label means. */
  public static String of(String label) {
    String upper = label.strip().toUpperCase(Locale.ROOT);
    if (SILENT.contains(upper)) {
      return SILENCE;
    }
    String bare = upper.matches("[A-Z]{2}[012]") ? upper.substring(0, 2) : upper;
    String folded = FOLDED.getOrDefault(bare, bare);
    return CLASSES.containsKey(folded) ? folded : label.strip();
  }

  /** The kind of a phone. */
  public static PhoneClass classOf(String phone) {
    return CLASSES.getOrDefault(phone, PhoneClass.OTHER);
  }
}
