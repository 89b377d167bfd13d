// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.sound;

import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.ModelMismatchException;
import dev.phonocode.codec.PacketSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The speech of a stream whose header was read; the model comes with the first read. */
final class LazySpeech extends InputStream {
  private final PacketSource packets;
  private final String name;
  private Optional<InputStream> speech = Optional.empty();

  LazySpeech(PacketSource packets, String name) {
    this.packets = packets;
    this.name = name;
  }

  private InputStream speech() throws IOException {
    if (speech.isEmpty()) {
      try {
        speech = Optional.of(SharedCodec.get().newInputStream(packets, DecodeOptions.defaults()));
      } catch (ModelMismatchException e) {
        throw new IOException(
            "%s: %s; %s may name another model"
                .formatted(name, e.getMessage(), PhcAudioFileReader.MODEL_PROPERTY),
            e);
      }
    }
    return speech.get();
  }

  @Override
  public int read() throws IOException {
    return speech().read();
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    return speech().read(out, offset, length);
  }

  @Override
  public int available() throws IOException {
    return speech.isPresent() ? speech.get().available() : 0;
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}
