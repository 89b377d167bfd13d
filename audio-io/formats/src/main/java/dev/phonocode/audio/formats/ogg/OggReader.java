// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.SourceBytes;
import dev.phonocode.audio.formats.FormatReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ogg: which codec is in it is told by its first packet. */
public final class OggReader extends FormatReader {
  public OggReader() {
    super("Ogg Vorbis, Ogg Opus", "ogg", "oga", "opus");
  }

  @Override
  public boolean reads(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith("OggS");
  }

  @Override
  public AudioSource open(SourceBytes bytes) throws IOException {
    return OggSource.of(bytes);
  }
}
