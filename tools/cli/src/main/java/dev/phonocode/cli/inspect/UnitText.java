// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.model.infer.CodePhones;
import java.util.List;
import java.util.function.Function;

/** Runs of one code as text. */
interface UnitText {
  /**
   * The text.
   *
   * @param seconds that the speech lasts
   */
  String of(List<UnitCodes.Unit> units, double seconds);

  private static String time(double seconds) {
    return Decimals.text(seconds, Decimals.EXACT);
  }

  /**
   * A heading, then {@code start_s,end_s,code,phone,probability}; the last two empty if unknown.
   */
  final class Csv implements UnitText {
    @Override
    public String of(List<UnitCodes.Unit> units, double seconds) {
      StringBuilder text = new StringBuilder("start_s,end_s,code,phone,probability\n");
      for (UnitCodes.Unit u : units) {
        String reading =
            u.reading()
                .map(r -> quoted(r.phone()) + "," + Decimals.text(r.probability(), Decimals.SHORT))
                .orElse(",");
        text.append(time(u.startSeconds()) + "," + time(u.endSeconds()) + "," + u.code())
            .append("," + reading + "\n");
      }
      return text.toString();
    }

    private static String quoted(String label) {
      return label.matches("[^,\"\\n\\r]*") ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
  }

  /** {@code {"start_s":0,"end_s":0.12,"code":7,"phone":"AH","probability":0.61}} a line. */
  final class JsonLines implements UnitText {
    @Override
    public String of(List<UnitCodes.Unit> units, double seconds) {
      StringBuilder text = new StringBuilder();
      for (UnitCodes.Unit u : units) {
        Report line =
            new Report()
                .put("start_s", u.startSeconds())
                .put("end_s", u.endSeconds())
                .put("code", u.code());
        u.reading()
            .ifPresent(r -> line.put("phone", r.phone()).put("probability", r.probability()));
        text.append(line.json()).append('\n');
      }
      return text.toString();
    }
  }

  /** Praat's TextGrid, the long form: a tier of codes, and one of phones where they are known. */
  final class TextGrid implements UnitText {
    @Override
    public String of(List<UnitCodes.Unit> units, double seconds) {
      boolean hasPhones = units.stream().anyMatch(u -> u.reading().isPresent());
      String end = time(seconds);
      StringBuilder text =
          new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n")
              .append("xmin = 0\nxmax = " + end + "\ntiers? <exists>\nsize = ")
              .append((hasPhones ? 2 : 1) + "\nitem []:\n");
      tier(text, 1, "codes", units, end, u -> String.valueOf(u.code()));
      if (hasPhones) {
        tier(text, 2, "phones", units, end, u -> u.reading().map(CodePhones.Reading::phone).get());
      }
      return text.toString();
    }

    private static void tier(
        StringBuilder text,
        int number,
        String name,
        List<UnitCodes.Unit> units,
        String end,
        Function<UnitCodes.Unit, String> label) {
      text.append("    item [" + number + "]:\n        class = \"IntervalTier\"\n")
          .append("        name = \"" + name + "\"\n        xmin = 0\n        xmax = " + end)
          .append("\n        intervals: size = " + units.size() + "\n");
      for (int i = 0; i < units.size(); i++) {
        UnitCodes.Unit u = units.get(i);
        text.append("        intervals [" + (i + 1) + "]:\n            xmin = ")
            .append(time(u.startSeconds()) + "\n            xmax = " + time(u.endSeconds()))
            .append("\n            text = \"" + label.apply(u).replace("\"", "\"\"") + "\"\n");
      }
    }
  }
}
