// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.audio.corpus.Manifest;
import java.nio.file.Path;

/** What a verb looks for in a folder. A file that is named itself is taken whatever its name. */
public enum InputKind {
  SPEECH("recording"),
  CODES(".phc file (nor .csv, .jsonl or .npz)"),
  SPEECH_OR_CODES("recording or .phc file");

  private final String words;

  InputKind(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** Whether a file is one, by its name. */
  boolean isInput(Path file) {
    boolean isCodes = file.toString().matches("(?is).*\\.phc");
    return switch (this) {
      case SPEECH -> Manifest.isRecording(file);
      case CODES -> isCodes || file.toString().matches("(?is).*\\.(csv|jsonl|npz)");
      case SPEECH_OR_CODES -> isCodes || Manifest.isRecording(file);
    };
  }
}
