// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTest {
  @TempDir Path root;

  private PageSource start;
  private Markdown markdown;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(root.resolve("design"));
    start = new PageSource("Learn", "Start", root.resolve("design/start.md"), "d/start.html");
    PageSource other = new PageSource("Learn", "Other", root.resolve("other.md"), "other.html");
    Files.writeString(other.source(), "# Other");
    Files.writeString(root.resolve("LICENSE"), "words");
    markdown = new Markdown(root, "https://example.org/", List.of(start, other));
  }

  @Test
  void linksBetweenPagesLeadToTheirHtml() throws IOException {
    Files.writeString(
        start.source(), "# Start *here* with `.phc`\n\n[o](../other.md#part) [s](#x)");
    Markdown.Html html = markdown.html(start);
    assertEquals("Start here with .phc", html.title());
    assertTrue(html.body().contains("href=\"../other.html#part\""), html.body());
    assertTrue(html.body().contains("href=\"#x\""), html.body());
  }

  @Test
  void otherFilesAreReadInTheRepository() throws IOException {
    Files.writeString(start.source(), "[l](../LICENSE)");
    assertTrue(markdown.html(start).body().contains("href=\"https://example.org/LICENSE\""));
  }

  @Test
  void aLinkThatLeadsNowhereEndsTheBuild() throws IOException {
    Files.writeString(start.source(), "[n](nowhere.md)");
    var e = assertThrows(IOException.class, () -> markdown.html(start));
    assertTrue(e.getMessage().contains("nowhere.md"), e.getMessage());
  }
}
