// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The bytes of one named source, with the position for error messages. Format readers stand on it.
 *
 * <p>It never waits for more than what was asked for, so live pipes keep flowing, and never
 * allocates by a size that a file declares.
 */
public final class SourceBytes implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final BufferedInputStream in;
  private final String name;
  private final WarningListener listener;
  private long position;

  /**
   * Takes over {@code in}.
   *
   * @param in closed with this object
   * @param name what messages call it
   * @param listener hears what is odd and can be read
   */
  public SourceBytes(InputStream in, String name, WarningListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.in = new BufferedInputStream(Objects.requireNonNull(in, "in"), BUFFER_BYTES);
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Bytes read or skipped so far. */
  public long position() {
    return position;
  }

  /**
   * Reads at least one byte, waiting for it, and at most {@code length}.
   *
   * @return the number of bytes, or -1 at the end
   */
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    position += Math.max(count, 0);
    return count;
  }

  /** Looks at the next bytes, fewer than {@code count} only at the end, without moving on. */
  public byte[] peek(int count) throws IOException {
    in.mark(count);
    byte[] bytes = in.readNBytes(count);
    in.reset();
    return bytes;
  }

  /**
   * Reads exactly {@code count} bytes: a field of a known, small size.
   *
   * @param what the field, for the message
   * @throws AudioFormatException if the source ends before
   */
  public byte[] readField(int count, String what) throws IOException {
    long start = position;
    byte[] bytes = in.readNBytes(count);
    position += bytes.length;
    if (bytes.length < count) {
      throw new AudioFormatException(
          name, start, what + " (" + count + " bytes)", "the end after " + bytes.length + " bytes");
    }
    return bytes;
  }

  /**
   * Skips exactly {@code count} bytes, however many a file declares.
   *
   * @param what what is skipped, for the message
   * @throws AudioFormatException if the source ends before
   */
  public void skip(long count, String what) throws IOException {
    long start = position;
    byte[] scratch = new byte[(int) Math.min(count, BUFFER_BYTES)];
    long left = count;
    while (left > 0) {
      int skipped = read(scratch, 0, (int) Math.min(left, scratch.length));
      if (skipped < 0) {
        throw new AudioFormatException(
            name,
            start,
            what + " (" + count + " bytes)",
            "the end after " + (count - left) + " bytes");
      }
      left -= skipped;
    }
  }

  /** The bytes that are left, for a library that wants a stream; closing it does nothing. */
  public InputStream stream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return SourceBytes.this.read(buffer, offset, length);
      }
    };
  }

  /** An error at {@code byteOffset} of this source. */
  public AudioFormatException error(long byteOffset, String expected, String found) {
    return new AudioFormatException(name, byteOffset, expected, found);
  }

  /** Something about this source that can be read and is probably wrong. */
  public void warn(AudioWarning.Kind kind, String message) throws IOException {
    listener.warn(new AudioWarning(name, kind, message));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
