// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which pages there are, in the order of the navigation. */
final class Outline {
  /** Section, label and name of those under {@code src/site}; {@code cli} is made. */
  private static final String WRITTEN =
      """
      Learn | A first quarter of an hour | tutorial
      Do | A radio link | radio
      Do | Convert a voice | convert
      Do | Study the codes | codes
      Do | Many recordings | corpora
      Do | Corpora of any size | corpus
      Do | Train | train
      Do | A page in the browser | page
      Do | Java, Kotlin, Python | java
      Look up | Command line | cli
      Look up | The .phc format | phc
      Look up | Exported codes | exports
      Look up | Models | models
      Look up | What stays as it is | stable
      Understand | How it works | how
      Understand | Measured | measured
      Understand | Phones in the codes | phonemes
      """;

  private Outline() {}

  /**
   * All pages but the first.
   *
   * @param root the checkout
   * @param commandLine the generated page of the verbs
   */
  static List<PageSource> of(Path root, Path commandLine) throws IOException {
    List<PageSource> pages = new ArrayList<>();
    for (String line : WRITTEN.lines().toList()) {
      String[] cells = line.split(" \\| ");
      boolean isMade = cells[2].equals("cli");
      Path source = isMade ? commandLine : root.resolve("src/site/" + cells[2] + ".md");
      pages.add(new PageSource(cells[0], cells[1], source, cells[2] + ".html"));
    }
    pages.add(
        new PageSource(
            "Understand", "The code", root.resolve("ARCHITECTURE.md"), "architecture.html"));
    pages.add(
        new PageSource("Understand", "Changes", root.resolve("CHANGELOG.md"), "changelog.html"));
    pages.add(
        new PageSource("", "Contributing", root.resolve("CONTRIBUTING.md"), "contributing.html"));
    try (Stream<Path> decisions = Files.list(root.resolve("src/design"))) {
      decisions
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .forEach(file -> pages.add(new PageSource("", "", file, "design/" + html(file))));
    }
    return pages;
  }

  private static String html(Path markdown) {
    return markdown.getFileName().toString().replaceFirst("\\.md$", ".html");
  }
}
