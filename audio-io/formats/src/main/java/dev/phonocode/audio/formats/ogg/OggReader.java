// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import dev.phonocode.audio.AudioReader;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Set;

/** Ogg: which codec is in it is told by its first packet. */
public final class OggReader implements AudioReader {
  @Override
  public String name() {
    return "Ogg Vorbis, Ogg Opus";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("ogg", "oga", "opus");
  }

  @Override
  public boolean reads(byte[] start) {
    return start.length >= 4
        && start[0] == 'O'
        && start[1] == 'g'
        && start[2] == 'g'
        && start[3] == 'S';
  }

  @Override
  public AudioSource open(SourceBytes bytes) throws IOException {
    return OggSource.of(bytes);
  }
}
