// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.mp3;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.SourceBytes;
import dev.phonocode.audio.formats.FormatReader;
import java.io.IOException;
import java.util.Optional;

/** MP3: told by the header of a frame, and of the next one where it says it is. */
public final class Mp3Reader extends FormatReader {
  public Mp3Reader() {
    super("MP3", "mp3", "mp2");
  }

  @Override
  public boolean reads(byte[] start) {
    Optional<FrameHeader> first = FrameHeader.parse(start, 0);
    if (first.isEmpty()) {
      return false;
    }
    int next = first.get().bytes();
    boolean isOutOfSight = next + FrameHeader.BYTES > AudioFiles.PROBE_BYTES;
    return isOutOfSight || start.length <= next || FrameHeader.parse(start, next).isPresent();
  }

  @Override
  public AudioSource open(SourceBytes bytes) throws IOException {
    return new Mp3Source(bytes);
  }
}
