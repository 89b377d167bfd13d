// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The classical codecs of this machine, each at its low rates.
 *
 * @param systems those installed, ready to run
 * @param missing for each that is not, a line that says which programs it wants
 */
public record ClassicalCodecs(List<SpeechSystem> systems, List<String> missing) {
  private static final List<String> CODEC2_MODES = List.of("700C", "1200", "2400", "3200");
  private static final List<Integer> OPUS_KILOBITS = List.of(6, 8, 12);
  private static final List<Integer> SPEEX_QUALITIES = List.of(0, 1, 2, 3);

  /** Copies the lists. */
  public ClassicalCodecs {
    systems = List.copyOf(systems);
    missing = List.copyOf(missing);
  }

  /** Looks for the programs along {@code PATH}. */
  public static ClassicalCodecs installed() {
    List<SpeechSystem> systems = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    if (areThere("codec2", missing, Codec2.ENCODER, Codec2.DECODER)) {
      CODEC2_MODES.forEach(mode -> systems.add(new Codec2(mode)));
    }
    if (areThere("opus-tools", missing, Opus.ENCODER, Opus.DECODER)) {
      OPUS_KILOBITS.forEach(kilobits -> systems.add(new Opus(kilobits)));
    }
    if (areThere("speex", missing, Speex.ENCODER, Speex.DECODER)) {
      SPEEX_QUALITIES.forEach(quality -> systems.add(new Speex(quality)));
    }
    return new ClassicalCodecs(systems, missing);
  }

  private static boolean areThere(String debianPackage, List<String> missing, String... programs) {
    List<String> absent = List.of(programs).stream().filter(p -> !Program.isInstalled(p)).toList();
    if (!absent.isEmpty()) {
      missing.add(
          "%s is left out: no %s on the PATH (Debian: apt install %s)"
              .formatted(debianPackage, String.join(" and no ", absent), debianPackage));
    }
    return absent.isEmpty();
  }
}
