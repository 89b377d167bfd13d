// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is whole, or standard output.
 *
 * <p>Bytes go to a part file in the same folder; {@link #commit()} brings them to the disk and
 * moves the part file to the name in one step. {@link #close()} before that, or an interrupt,
 * leaves nothing behind. Standard output, and what is not a regular file (a device, a named pipe),
 * is written directly.
 */
public abstract class Output implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Counted stream;

  private Output(String name, OutputStream stream) {
    this.stream = new Counted(name, new BufferedOutputStream(stream, BUFFER_BYTES));
  }

  /**
   * Opens an output.
   *
   * @throws IOException if it exists and may not be replaced, or its folder cannot be written
   */
  public static Output open(Destination destination, Console console) throws IOException {
    if (destination.isStandardOutput()) {
      return new Direct("standard output", console.out(), () -> {});
    }
    if (destination.isDevice()) {
      OutputStream device = Files.newOutputStream(destination.path());
      return new Direct(destination.toString(), device, device);
    }
    destination.check();
    return new Whole(destination);
  }

  /** Where to write; closing it only flushes. */
  public final OutputStream stream() {
    return stream;
  }

  /** Bytes written so far. */
  public final long bytes() {
    return stream.bytes;
  }

  /** Makes the output whole; a file appears under its name. */
  public abstract void commit() throws IOException;

  /** Written as it comes. */
  private static final class Direct extends Output {
    private final Closeable closed;

    Direct(String name, OutputStream stream, Closeable closed) {
      super(name, stream);
      this.closed = closed;
    }

    @Override
    public void commit() throws IOException {
      stream().flush();
    }

    @Override
    public void close() throws IOException {
      closed.close();
    }
  }

  /** Waits in a part file until it is whole. */
  private static final class Whole extends Output {
    private final Destination destination;
    private final Path part;
    private final FileChannel channel;

    Whole(Destination destination) throws IOException {
      this(destination, destination.partPath());
    }

    private Whole(Destination destination, Path part) throws IOException {
      // Not Files.createTempFile, which makes a file that only its owner can read.
      this(
          destination,
          part,
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    private Whole(Destination destination, Path part, FileChannel channel) {
      super(destination.toString(), Channels.newOutputStream(channel));
      this.destination = destination;
      this.part = part;
      this.channel = channel;
      Unfinished.add(this);
    }

    @Override
    public void commit() throws IOException {
      stream().flush();
      channel.force(true);
      channel.close();
      destination.check(); // it may have appeared since
      Files.move(
          part,
          destination.target(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Unfinished.remove(this);
    }

    @Override
    public void close() throws IOException {
      Unfinished.remove(this);
      channel.close();
      Files.deleteIfExists(part);
    }
  }

  /** Counts the bytes, and says which output failed. */
  private static final class Counted extends FilterOutputStream {
    private final String name;
    private long bytes;

    Counted(String name, OutputStream out) {
      super(out);
      this.name = name;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      try {
        out.write(b, offset, length);
      } catch (IOException e) {
        throw new IOException(name + ": " + e.getMessage(), e);
      }
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw new IOException(name + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
