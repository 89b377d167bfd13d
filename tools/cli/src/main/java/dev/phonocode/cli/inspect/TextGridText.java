// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Decimals;
import java.util.List;
import java.util.function.Function;

/** Praat's TextGrid, the long form: tiers of runs of one code, all as long as the speech. */
final class TextGridText {
  private TextGridText() {}

  /** A named row of units, each with its label. */
  record Tier(String name, List<UnitCodes.Unit> units, Function<UnitCodes.Unit, String> label) {
    /** Each unit with its code. */
    static Tier ofCodes(String name, List<UnitCodes.Unit> units) {
      return new Tier(name, units, u -> String.valueOf(u.code()));
    }
  }

  static String of(double seconds, List<Tier> tiers) {
    String end = Decimals.exact(seconds);
    StringBuilder text =
        new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n")
            .append("xmin = 0\nxmax = " + end + "\ntiers? <exists>\nsize = " + tiers.size())
            .append("\nitem []:\n");
    for (int item = 0; item < tiers.size(); item++) {
      Tier tier = tiers.get(item);
      text.append("    item [" + (item + 1) + "]:\n")
          .append("        class = \"IntervalTier\"\n        name = \"" + tier.name() + "\"\n")
          .append("        xmin = 0\n        xmax = " + end + "\n")
          .append("        intervals: size = " + tier.units().size() + "\n");
      int number = 0;
      for (UnitCodes.Unit u : tier.units()) {
        text.append("        intervals [" + ++number + "]:\n")
            .append("            xmin = " + Decimals.exact(u.startSeconds()) + "\n")
            .append(
                "            xmax = " + Decimals.exact(u.endSeconds()) + "\n            text = \"")
            .append(tier.label().apply(u).replace("\"", "\"\"") + "\"\n");
      }
    }
    return text.toString();
  }
}
