// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.files.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes files that are there only when they are whole. On a local disk by Java's own means:
 * Hadoop's leave a file of checksums beside each, and start a process to set the permissions of
 * each.
 */
record WholeFiles(HadoopFiles files) implements Serializable {
  /** Writes a file in place of an older one, and the folders above it. */
  void write(Path file, AtomicFile.Content content) throws IOException {
    FileSystem system = files.system(file);
    if (system instanceof LocalFileSystem local) {
      java.nio.file.Path path = local.pathToFile(file).toPath();
      Files.createDirectories(path.getParent());
      AtomicFile.write(path, content);
      // Those of an older file, written by Hadoop, which would find the new one damaged.
      Files.deleteIfExists(local.pathToFile(local.getChecksumFile(file)).toPath());
      return;
    }
    Path part = new Path(file.getParent(), "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = system.create(part)) {
        content.writeTo(out);
      }
      system.delete(file, false);
      if (!system.rename(part, file)) {
        throw new IOException(file + ": cannot be written");
      }
    } finally {
      system.delete(part, false);
    }
  }
}
