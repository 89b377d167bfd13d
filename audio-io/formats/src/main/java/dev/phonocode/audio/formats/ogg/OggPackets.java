// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jogg.Page;
import com.github.trilarion.sound.vorbis.jcraft.jogg.StreamState;
import com.github.trilarion.sound.vorbis.jcraft.jogg.SyncState;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Optional;

/**
 * The packets of the first stream in an Ogg file. What jogg passes over is an error: bytes between
 * pages, a wrong checksum, a page that is missing, an end without the mark of the end.
 */
final class OggPackets {
  private static final int READ_BYTES = 4096;

  private final SourceBytes source;
  private final SyncState sync = new SyncState();
  private final StreamState stream = new StreamState();
  private final Page page = new Page();
  private boolean isOpen;
  private boolean isLast;
  private int serial;

  OggPackets(SourceBytes source) {
    this.source = source;
    sync.init();
  }

  /** The next packet; empty at the end. Its bytes are valid until the next call. */
  Optional<Packet> next() throws IOException {
    Packet packet = new Packet();
    while (true) {
      int found = isOpen ? stream.packetout(packet) : 0;
      if (found < 0) {
        throw source.error(source.position(), "the next packet", "a page that is missing");
      }
      if (found > 0) {
        return Optional.of(packet);
      }
      if (isLast) {
        requireEnd();
        return Optional.empty();
      }
      if (!nextPage()) {
        throw source.error(source.position(), "the last page of the stream", "the end");
      }
      take();
    }
  }

  private void take() throws IOException {
    if (!isOpen) {
      serial = page.serialno();
      stream.init(serial);
      isOpen = true;
    }
    if (page.serialno() != serial) {
      return; // a stream beside ours, such as pictures
    }
    if (stream.pagein(page) != 0) {
      throw source.error(source.position(), "a page of the stream", "one of another version");
    }
    isLast = page.eos() != 0;
  }

  /** Streams one after the other, as radio writes them, would be lost without a word. */
  private void requireEnd() throws IOException {
    while (nextPage()) {
      if (page.bos() != 0) {
        throw source.error(
            source.position(), "one stream of sound", "another one after it (a chained file)");
      }
    }
  }

  private boolean nextPage() throws IOException {
    while (true) {
      int found = sync.pageseek(page);
      if (found > 0) {
        return true;
      }
      if (found < 0) {
        throw source.error(
            source.position(), "an Ogg page", "other bytes, or a page that is damaged");
      }
      int at = sync.buffer(READ_BYTES);
      int count = source.read(sync.data, at, READ_BYTES);
      if (count < 0) {
        return false;
      }
      sync.wrote(count);
    }
  }
}
