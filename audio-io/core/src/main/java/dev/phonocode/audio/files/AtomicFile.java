// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A file that appears under its name only when it is whole and on the disk.
 *
 * <p>Bytes go to a part file in the same folder; {@link #commit} brings them to the disk and moves
 * them to the name in one step. {@link #close} before that leaves nothing behind, and an older file
 * as it was. A symbolic link stays a link, and what it names is written, there already or not. A
 * file that is replaced hands its permissions on. A device or a pipe is never replaced: it is
 * written as the bytes come. Every error begins with the path as given. For one thread.
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.create(path, Existing.REFUSE)) {
 *   file.stream().write(bytes);
 *   file.commit();
 * }
 * }</pre>
 */
public abstract class AtomicFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final NamedOutput stream;

  AtomicFile(String name, OutputStream out) {
    stream = new NamedOutput(name, new BufferedOutputStream(out, BUFFER_BYTES));
  }

  /** Something that writes to a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Starts a file.
   *
   * @throws IOException if it exists and is to stay, is a folder, or its folder is missing or
   *     cannot be written to
   */
  public static AtomicFile create(Path path, Existing existing) throws IOException {
    try {
      OutputTarget target = OutputTarget.of(path);
      target.check(existing);
      return target.isDirect() ? DirectOutput.open(target) : PartFile.open(target, existing);
    } catch (IOException e) {
      throw FileErrors.named(path.toString(), e);
    }
  }

  /**
   * A stream in the place of a file, written as the bytes come and left open.
   *
   * @param name what messages call it
   */
  public static AtomicFile on(OutputStream out, String name) {
    return new DirectOutput(name, out, () -> {});
  }

  /** Writes a whole file, in place of an older one. */
  public static void write(Path path, Content content) throws IOException {
    try (AtomicFile file = create(path, Existing.REPLACE)) {
      content.writeTo(file.stream());
      file.commit();
    }
  }

  /** Where to write; closing it only flushes. */
  public final OutputStream stream() {
    return stream;
  }

  /** Bytes written so far. */
  public final long bytes() {
    return stream.bytes();
  }

  /** Whether it is a device or a pipe, where what is written cannot be mended. */
  public abstract boolean isDirect();

  /**
   * Writes over bytes that are written already: a header that only the end knows.
   *
   * @param position of the first, from the start of the file
   * @throws UnsupportedOperationException if {@link #isDirect}
   */
  public abstract void overwrite(long position, byte[] bytes) throws IOException;

  /**
   * Makes the file appear; nothing may be written afterwards.
   *
   * @throws java.nio.file.FileAlreadyExistsException if one has appeared meanwhile and is to stay
   */
  public abstract void commit() throws IOException;

  /** Gives the file up unless it was committed. */
  @Override
  public abstract void close() throws IOException;
}
