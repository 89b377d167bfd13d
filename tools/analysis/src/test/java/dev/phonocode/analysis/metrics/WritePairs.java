// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the signals of {@link AgreementTest} as WAV files with a list of them, for the independent
 * judge: a Python program outside of this repository, over NumPy and SciPy.
 */
final class WritePairs {
  private WritePairs() {}

  /** Takes the folder to write to. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path reference = folder.resolve("reference.wav");
    AudioFiles.write(reference, Degradation.reference());
    List<String> lines = new ArrayList<>();
    for (Degradation degradation : Degradation.values()) {
      Path degraded = folder.resolve(degradation + ".wav");
      AudioFiles.write(degraded, degradation.degraded());
      lines.add(degradation + "\t" + reference + "\t" + degraded);
    }
    Files.write(folder.resolve("PAIRS.tsv"), lines);
  }
}
