// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs of this machine. */
public final class Program {
  private Program() {}

  /** Whether there is one of this name along {@code PATH}. */
  public static boolean isInstalled(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /**
   * Runs a program to its end.
   *
   * @param folder for its words
   * @param command the program and its arguments
   * @return the file with all that it printed
   * @throws IOException if it cannot be started or fails, with the last line that it said; or if
   *     the thread was interrupted: the program is ended then
   */
  public static Path run(Path folder, String... command) throws IOException {
    Path words = folder.resolve("words.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    try {
      process.getOutputStream().close(); // it has nothing to read
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + ": ended with " + code + lastLine(words));
      }
      return words;
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(Path words) throws IOException {
    String text = new String(Files.readAllBytes(words), StandardCharsets.UTF_8);
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
  }
}
