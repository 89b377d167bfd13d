// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code Site ROOT CLI.md FOLDER SOURCES}: the site as one folder that needs no server. What of the
 * checkout is no page of it is linked to at SOURCES.
 */
public final class Site {
  private final Path folder;
  private final List<PageSource> pages;
  private final String frame;

  private Site(Path folder, List<PageSource> pages) throws IOException {
    this.folder = folder;
    this.pages = pages;
    this.frame = resource("page.html");
  }

  /** Makes it. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path folder = Files.createDirectories(Path.of(args[2]).toAbsolutePath());
    List<PageSource> pages = Outline.of(root, Path.of(args[1]).toAbsolutePath());
    Site site = new Site(folder, pages);
    Markdown markdown = new Markdown(root, args[3], pages);
    for (PageSource page : pages) {
      Markdown.Html html = markdown.html(page);
      site.write(page, html.title(), html.body());
    }
    String facts = Listening.write(root.resolve("src/examples/hello.wav"), folder);
    PageSource start = new PageSource("", "", root.resolve("README.md"), "index.html");
    site.write(start, "Phonocode", resource("start.html").replace("{{facts}}", facts));
    Files.writeString(folder.resolve("site.css"), resource("site.css"));
    ApiPages.write(root, folder.resolve("api"));
  }

  private void write(PageSource page, String title, String body) throws IOException {
    String html =
        frame
            .replace("{{title}}", escaped(title))
            .replace("{{up}}", page.up())
            .replace("{{navigation}}", navigation(page))
            .replace("{{body}}", body);
    Path file = folder.resolve(page.target());
    Files.createDirectories(file.getParent());
    Files.writeString(file, html);
  }

  private String navigation(PageSource here) {
    StringBuilder html = new StringBuilder();
    String section = "";
    for (PageSource page : pages) {
      if (page.section().isEmpty()) {
        continue;
      }
      if (!page.section().equals(section)) {
        section = page.section();
        html.append("<h2>").append(section).append("</h2>\n");
      }
      String current = page.target().equals(here.target()) ? " aria-current=\"page\"" : "";
      html.append("<a href=\"").append(here.up()).append(page.target()).append('"').append(current);
      html.append('>').append(escaped(page.label())).append("</a>\n");
      if (page.target().equals("cli.html")) {
        html.append("<a href=\"").append(here.up()).append("api/index.html\">Classes</a>\n");
      }
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("this build lacks the resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
