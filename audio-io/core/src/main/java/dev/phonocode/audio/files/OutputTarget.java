// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * What a path for output stands for, its symbolic links followed.
 *
 * @param given the path as the user knows it, for messages
 * @param file absolute, of no link
 * @param isDirect whether bytes go there as they come: a device, a pipe, an open file of a process
 */
record OutputTarget(Path given, Path file, boolean isDirect) {
  /** As many as Linux follows. */
  private static final int MAX_LINKS = 40;

  /** Links here name what a process has open, such as {@code /dev/stdout}: no place to move to. */
  private static final Path PROCESSES = Path.of("/proc");

  static OutputTarget of(Path given) throws IOException {
    Path file = given.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemException(given.toString(), null, "too many symbolic links");
      }
      Path folder = file.getParent().toRealPath();
      if (folder.startsWith(PROCESSES)) {
        return new OutputTarget(given, file, true);
      }
      file = folder.resolve(Files.readSymbolicLink(file));
    }
    boolean isDirect = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    return new OutputTarget(given, file, isDirect);
  }

  /** Refuses what no file can replace. */
  void check(Existing existing) throws IOException {
    if (isDirect) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(name(), null, "is a folder, expected a file to write");
    }
    if (existing == Existing.REFUSE && Files.exists(file)) {
      throw new FileAlreadyExistsException(name(), null, "exists already");
    }
    if (!Files.isDirectory(file.getParent())) {
      throw new NoSuchFileException(name(), null, "there is no folder " + file.getParent());
    }
  }

  String name() {
    return given.toString();
  }

  /** Who may read and write the file that is there, where the file system knows such things. */
  Optional<Set<PosixFilePermission>> permissions() throws IOException {
    try {
      return Files.exists(file)
          ? Optional.of(Files.getPosixFilePermissions(file))
          : Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
