// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import dev.phonocode.audio.files.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the labels of one recording stand.
 *
 * @param line of the file where they begin, from 1
 * @param phones reads them; empty if only words are there
 * @param words reads the words beside them, if there are any
 */
record LabelSource(Path file, int line, Reading phones, Reading words) {
  private static final Reading NONE = sampleRateHz -> Optional.empty();

  /** Reads labels. */
  @FunctionalInterface
  interface Reading {
    /**
     * The labels.
     *
     * @param sampleRateHz of the recording, for labels that count samples
     * @throws LabelException if they are not right
     */
    Optional<Transcript> of(int sampleRateHz) throws IOException;
  }

  /** Labels that have been read. */
  static LabelSource of(Path file, int line, Transcript transcript) {
    return new LabelSource(file, line, sampleRateHz -> Optional.of(transcript), NONE);
  }

  /** Labels that are not right: whoever asks for them is told why. */
  static LabelSource bad(Path file, int line, IOException reason) {
    Reading fails =
        sampleRateHz -> {
          throw reason;
        };
    return new LabelSource(file, line, fails, fails);
  }

  /** A file of one recording, which is read when it is asked for. */
  static LabelSource of(Path file) {
    return switch (LabelFile.kind(file)) {
      case LabelFile.TEXT_GRID ->
          new LabelSource(
              file, 1, hz -> TextGridReader.phones(file), hz -> TextGridReader.words(file));
      case LabelFile.LAB -> new LabelSource(file, 1, hz -> Optional.of(LabReader.read(file)), NONE);
      case LabelFile.PHN ->
          new LabelSource(file, 1, hz -> Optional.of(PhnReader.read(file, hz)), NONE);
      default ->
          throw new IllegalArgumentException(
              Text.of("no reader of single recordings for %s", file));
    };
  }
}
