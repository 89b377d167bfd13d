// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what a path names to be read: a file, a device or a pipe such as {@code <(…)}. */
public final class InputFile {
  private InputFile() {}

  /**
   * Opens it. Every error, now or while reading, begins with the path as given.
   *
   * @throws FileSystemException if there is no such file, it is a folder or may not be read
   */
  public static InputStream open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a folder, expected a file");
    }
    try {
      return new Named(path.toString(), bytes(path));
    } catch (IOException e) {
      throw FileErrors.named(path.toString(), e);
    }
  }

  private static InputStream bytes(Path path) throws IOException {
    // On JDK 17 a channel's stream asks a pipe for its position: "Illegal seek".
    if (!Files.exists(path) || Files.isRegularFile(path)) {
      return Files.newInputStream(path);
    }
    try {
      return new FileInputStream(path.toFile());
    } catch (FileNotFoundException e) {
      throw new FileSystemException(path.toString(), null, "cannot be opened");
    }
  }

  private static final class Named extends FilterInputStream {
    private final String name;

    Named(String name, InputStream in) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw FileErrors.named(name, e);
      }
    }

    @Override
    public int read(byte[] b, int offset, int length) throws IOException {
      try {
        return in.read(b, offset, length);
      } catch (IOException e) {
        throw FileErrors.named(name, e);
      }
    }
  }
}
