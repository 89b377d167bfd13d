// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.WarningListener;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Warnings about sound, said on standard error, each once, and kept for reports; with {@code
 * --strict} they are errors of whoever reads. For any threads.
 */
public final class SoundWarnings implements WarningListener {
  private final Console console;
  private final Set<AudioWarning> heard = new LinkedHashSet<>();

  public SoundWarnings(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void warn(AudioWarning warning) throws IOException {
    if (console.strict()) {
      throw new IOException(warning.source() + ": " + warning.message() + " (--strict)");
    }
    if (heard.add(warning)) {
      console.say(warning.toString());
    }
  }

  /** What was warned of so far in one sound, for its report. */
  public synchronized List<String> messages() {
    return heard.stream().map(AudioWarning::message).toList();
  }

  /** What was warned of so far in many sounds, each with its name. */
  public synchronized List<String> named() {
    return heard.stream().map(w -> w.source() + ": " + w.message()).toList();
  }
}
