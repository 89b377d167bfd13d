// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** AIFF, AIFC and AU, read by {@code javax.sound}. */
public final class PlainReader extends FormatReader {
  public PlainReader() {
    super("AIFF, AIFC, AU", "aif", "aiff", "aifc", "au", "snd");
  }

  @Override
  public boolean reads(byte[] start) {
    String head = new String(start, StandardCharsets.ISO_8859_1);
    boolean isAiff =
        head.startsWith("FORM") && (head.startsWith("AIFF", 8) || head.startsWith("AIFC", 8));
    return isAiff || head.startsWith(".snd");
  }

  @Override
  public AudioSource open(SourceBytes bytes) throws IOException {
    return PlainSource.of(bytes);
  }
}
