// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.audio.corpus.FolderWalk;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The files that operands name: files, those of folders, and those of manifests ({@code .tsv}); and
 * the deepest folder that holds all that was named, below which the outputs keep the tree.
 */
final class Inputs {
  private final InputKind kind;
  private final Path output;
  private final List<Path> files = new ArrayList<>();
  private Optional<Path> root = Optional.empty();

  private Inputs(InputKind kind, Path output) {
    this.kind = kind;
    this.output = absolute(output);
  }

  /**
   * Finds the files.
   *
   * @param output the folder that is written: what lies there is no input, unless it is the very
   *     folder that was named
   */
  static Inputs of(List<String> operands, InputKind kind, Path output, Console console)
      throws UsageException, IOException {
    Inputs inputs = new Inputs(kind, output);
    for (String operand : operands) {
      if (operand.equals(Input.STDIN)) {
        throw new UsageException("standard input cannot be one of several inputs");
      }
      inputs.add(Path.of(operand), console);
    }
    return inputs;
  }

  /** Whether an operand stands for the files that it lists. */
  static boolean isSet(String operand) {
    if (operand.equals(Input.STDIN)) {
      return false;
    }
    Path path = Path.of(operand);
    return Files.isDirectory(path) || isManifest(path);
  }

  private static boolean isManifest(Path path) {
    return path.toString().matches("(?is).*\\.tsv") && Files.isRegularFile(path);
  }

  private void add(Path path, Console console) throws IOException {
    if (Files.isDirectory(path)) {
      addFolder(path, console);
    } else if (isManifest(path)) {
      Manifest manifest = CorpusInput.read(path, console);
      holds(absolute(path).getParent());
      for (Manifest.Row row : manifest.rows()) {
        addFile(manifest.file(row));
      }
    } else {
      addFile(path);
    }
  }

  private void addFolder(Path folder, Console console) throws IOException {
    boolean isOwn = output.equals(absolute(folder));
    Predicate<Path> wanted =
        file -> kind.isInput(file) && (isOwn || !absolute(file).startsWith(output));
    FolderWalk walk = FolderWalk.of(folder, wanted);
    CorpusInput.say(walk.leftOut(), console);
    if (walk.files().isEmpty()) {
      throw new IOException(folder + ": no " + kind.words() + " in it");
    }
    holds(absolute(folder));
    files.addAll(walk.files());
  }

  private void addFile(Path file) {
    holds(absolute(file).getParent());
    files.add(file);
  }

  private void holds(Path folder) {
    Path common = root.orElse(folder);
    while (!folder.startsWith(common)) {
      common = common.getParent();
    }
    root = Optional.of(common);
  }

  /** All of them, in the order of the operands. */
  List<Path> files() {
    return files;
  }

  /** Where the output of a file lies in the folder of outputs. */
  Path place(Path file, String extension) {
    Path relative = root.orElseThrow().relativize(absolute(file));
    String name = relative.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return relative.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + extension);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
