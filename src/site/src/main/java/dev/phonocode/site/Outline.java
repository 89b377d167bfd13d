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
  private Outline() {}

  /**
   * All pages but the first.
   *
   * @param root the checkout
   * @param commandLine the generated page of the verbs
   */
  static List<PageSource> of(Path root, Path commandLine) throws IOException {
    List<PageSource> pages = new ArrayList<>();
    page(pages, root, "Learn", "A first quarter of an hour", "tutorial");
    page(pages, root, "Do", "A radio link", "radio");
    page(pages, root, "Do", "Convert a voice", "convert");
    page(pages, root, "Do", "Study the codes", "codes");
    page(pages, root, "Do", "Many recordings", "corpora");
    page(pages, root, "Do", "Corpora of any size", "corpus");
    page(pages, root, "Do", "Train", "train");
    page(pages, root, "Do", "A page in the browser", "page");
    page(pages, root, "Do", "Java, Kotlin, Python", "java");
    pages.add(new PageSource("Look up", "Command line", commandLine, "cli.html"));
    page(pages, root, "Look up", "The .phc format", "phc");
    page(pages, root, "Look up", "Exported codes", "exports");
    page(pages, root, "Look up", "Models", "models");
    page(pages, root, "Look up", "What stays as it is", "stable");
    page(pages, root, "Understand", "How it works", "how");
    page(pages, root, "Understand", "Measured", "measured");
    page(pages, root, "Understand", "Phones in the codes", "phonemes");
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

  private static void page(
      List<PageSource> pages, Path root, String section, String label, String name) {
    Path source = root.resolve("src/site/" + name + ".md");
    pages.add(new PageSource(section, label, source, html(source)));
  }

  private static String html(Path markdown) {
    return markdown.getFileName().toString().replaceFirst("\\.md$", ".html");
  }
}
