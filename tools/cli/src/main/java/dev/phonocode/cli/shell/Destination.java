// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.files.Existing;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where an output is to go.
 *
 * @param operand a path, or {@code -} for standard output
 * @param force whether a file that exists may be replaced
 * @param inputs what options name to be read, which it must not be
 */
public record Destination(String operand, boolean force, List<String> inputs) {
  /** Names standard output. */
  public static final String STDOUT = "-";

  /** What is written besides sound, by the ends of its names. */
  private static final Set<String> OTHER_KINDS =
      Set.of("phc", "phm", "csv", "json", "jsonl", "npz", "textgrid", "html");

  /** The operand, with {@code --force} and the options' files as given. */
  public static Destination of(String operand, Arguments arguments) {
    return new Destination(operand, arguments.has(CommonOptions.FORCE), arguments.inputs());
  }

  /**
   * Refuses standard output for two things at once.
   *
   * @throws UsageException if {@code --json}, which prints there too, is given as well
   */
  public void requireFreeOfReports(Arguments arguments) throws UsageException {
    if (isStandardOutput() && arguments.has(CommonOptions.JSON)) {
      throw new UsageException("--json and the output '-' both want standard output");
    }
  }

  /** Whether it is standard output. */
  public boolean isStandardOutput() {
    return operand.equals(STDOUT);
  }

  /** The path as given. */
  public Path path() {
    return Path.of(operand);
  }

  /** Whether it ends as only a folder's name does. */
  public boolean isNamedAsFolder() {
    return operand.endsWith("/") || operand.endsWith(File.separator);
  }

  /**
   * A name does not choose what is written, though it may look as if it did.
   *
   * @param extension of what is written, with the dot
   */
  public void tellOfOtherKind(String extension, Console console) {
    String ending = operand.substring(operand.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean isKnown = OTHER_KINDS.contains(ending) || AudioFiles.extensions().contains(ending);
    if (isKnown && !extension.equalsIgnoreCase("." + ending)) {
      console.say(operand + ": a " + extension + " file is written, whatever its name says");
    }
  }

  /** Whether it is there and neither file nor folder: it is then written directly. */
  public boolean isDevice() {
    return Files.exists(path()) && !Files.isRegularFile(path()) && !Files.isDirectory(path());
  }

  /**
   * Checks that a file can appear there, before any work is done.
   *
   * @throws IOException if it exists and may not be replaced, is a folder, is what an option has
   *     read, or lies in none
   */
  public void check() throws IOException {
    if (isStandardOutput() || isDevice()) {
      return;
    }
    checkFree();
    Path folder = path().toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(operand, null, "there is no folder " + folder);
    }
  }

  /**
   * Checks that nothing is in the way, where the folder will be made.
   *
   * @throws IOException if it exists and may not be replaced, is a folder, or is what an option has
   *     read
   */
  public void checkFree() throws IOException {
    if (Files.isDirectory(path())) {
      throw new FileSystemException(operand, null, "is a folder, expected a file to write");
    }
    if (isNamedAsFolder()) {
      throw new FileSystemException(
          operand, null, "ends as a folder's name, expected a file to write");
    }
    if (!force && Files.exists(path())) {
      throw new FileAlreadyExistsException(operand, null, "exists already; --force overwrites it");
    }
    for (String input : inputs) {
      if (isSame(input)) {
        throw new FileSystemException(
            operand, null, "is read by an option; expected another file to write");
      }
    }
  }

  /**
   * Refuses to write over what is read, forced or not.
   *
   * @param input a path, or {@code -} for standard input
   * @throws IOException if both are one file
   */
  public void requireOther(String input) throws IOException {
    if (isSame(input)) {
      throw new FileSystemException(
          operand, null, "is the input itself; expected another file to write");
    }
  }

  private boolean isSame(String input) throws IOException {
    boolean isFile =
        !isStandardOutput() && !input.equals(Input.STDIN) && Files.isRegularFile(path());
    return isFile && Files.exists(Path.of(input)) && Files.isSameFile(path(), Path.of(input));
  }

  /** What the writer does with a file that is there. */
  Existing existing() {
    return force ? Existing.REPLACE : Existing.REFUSE;
  }

  @Override
  public String toString() {
    return isStandardOutput() ? "standard output" : operand;
  }
}
