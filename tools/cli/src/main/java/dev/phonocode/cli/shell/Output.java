// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.files.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that appears under its name only when it is whole ({@link AtomicFile}), or standard
 * output. A file that is not whole when the process is interrupted leaves nothing behind.
 */
public final class Output implements Closeable {
  private final Destination destination;
  private final AtomicFile file;

  private Output(Destination destination, AtomicFile file) {
    this.destination = destination;
    this.file = file;
    Unfinished.add(file);
  }

  /**
   * Opens an output.
   *
   * @throws IOException if it exists and may not be replaced, or its folder cannot be written
   */
  public static Output open(Destination destination, Console console) throws IOException {
    destination.check();
    AtomicFile file =
        destination.isStandardOutput()
            ? AtomicFile.on(console.out(), destination.toString())
            : AtomicFile.create(destination.path(), destination.existing());
    return new Output(destination, file);
  }

  /** What is written; committing it makes the output whole. */
  public AtomicFile file() {
    return file;
  }

  /** Where to write; closing it only flushes. */
  public OutputStream stream() {
    return file.stream();
  }

  /** Bytes written so far. */
  public long bytes() {
    return file.bytes();
  }

  /**
   * Checks again, before the output is made whole, in words that name the option.
   *
   * @throws IOException if a file has appeared since and may not be replaced
   */
  public void check() throws IOException {
    destination.check();
  }

  /** Makes the output whole; a file appears under its name. */
  public void commit() throws IOException {
    check();
    file.commit();
  }

  @Override
  public void close() throws IOException {
    Unfinished.remove(file);
    file.close();
  }
}
