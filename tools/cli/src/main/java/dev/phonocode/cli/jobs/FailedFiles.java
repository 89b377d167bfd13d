// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.audio.files.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code failed.tsv} in the folder of the outputs: the inputs that failed last time, and why. */
final class FailedFiles {
  private static final String NAME = "failed.tsv";
  private static final String HEADER = "path\treason";

  private FailedFiles() {}

  /** One of them. */
  record Row(String path, String reason) {
    /** For people: the path once. */
    String line() {
      return reason.startsWith(path) ? reason : path + ": " + reason;
    }

    private String cells() {
      return path.replaceAll("[\t\r\n]", " ") + "\t" + reason.replace('\t', ' ');
    }
  }

  /**
   * Writes the list, in place of that of an earlier run; without rows there is none.
   *
   * @return the file, if there is one
   */
  static Optional<Path> write(Path folder, List<Row> rows) throws IOException {
    Path file = folder.resolve(NAME);
    if (rows.isEmpty()) {
      if (isOurs(file)) {
        Files.delete(file);
      }
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) { // which a link to a folder is too
      Files.createDirectories(folder);
    }
    StringBuilder text = new StringBuilder(HEADER + "\n");
    rows.forEach(row -> text.append(row.cells()).append('\n'));
    AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    return Optional.of(file);
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return HEADER.equals(reader.readLine());
    }
  }
}
