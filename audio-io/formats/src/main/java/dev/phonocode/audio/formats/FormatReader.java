// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import dev.phonocode.audio.AudioReader;
import java.util.Set;

/** A reader that says what it is called and which endings its files have. */
public abstract class FormatReader implements AudioReader {
  private final String name;
  private final Set<String> extensions;

  protected FormatReader(String name, String... extensions) {
    this.name = name;
    this.extensions = Set.of(extensions);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Set<String> extensions() {
    return extensions;
  }
}
