// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The working copy that the tests run in. */
public final class Checkout {

  /** The folders of the modules that a user gets; {@code src} is never deployed. */
  private static final List<String> TOPS = List.of("audio-io", "model", "codec", "tools");

  private Checkout() {}

  /** The root folder. Maven runs a module's tests in the module's own folder, which is src/it. */
  public static Path root() {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve("phonocode"))) {
      throw new IllegalStateException("expected the launcher phonocode in " + root);
    }
    return root;
  }

  /** Every folder {@code src/main/java} under the modules. */
  public static List<Path> mainSourceRoots() throws IOException {
    List<Path> modules = TOPS.stream().map(root()::resolve).toList();
    List<Path> found = new ArrayList<>();
    for (Path module : modules) {
      try (Stream<Path> folders = Files.walk(module, 5)) {
        folders.filter(folder -> folder.endsWith("src/main/java")).forEach(found::add);
      }
    }
    return found;
  }

  /** Every Java file under one source folder. */
  public static List<Path> javaFiles(Path sourceRoot) throws IOException {
    try (Stream<Path> files = Files.walk(sourceRoot)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
