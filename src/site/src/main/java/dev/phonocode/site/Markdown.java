// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown to HTML, with links between the pages; one that leads nowhere ends the build. */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private final Path root;
  private final String repository;
  private final Map<Path, String> targets = new TreeMap<>();

  /**
   * What links can lead to.
   *
   * @param root the checkout
   * @param repository where its other files can be read
   */
  Markdown(Path root, String repository, List<PageSource> pages) {
    this.root = root;
    this.repository = repository;
    pages.forEach(page -> targets.put(page.source().normalize(), page.target()));
  }

  /**
   * A page as HTML.
   *
   * @param title its first heading
   * @param body the inside of the element {@code main}
   */
  record Html(String title, String body) {}

  /**
   * Turns a page into HTML.
   *
   * @throws IOException if it cannot be read, or has a link to a file that does not exist
   */
  Html html(PageSource page) throws IOException {
    Node document = parser.parse(Files.readString(page.source()));
    Links links = new Links(page);
    document.accept(links);
    if (!links.dead.isEmpty()) {
      throw new IOException(page.source() + ": a link to " + links.dead + ", which does not exist");
    }
    return new Html(links.title, renderer.render(document));
  }

  /** What a node says, without its markup. */
  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  private final class Links extends AbstractVisitor {
    private final PageSource page;
    private String title = "";
    private String dead = "";

    Links(PageSource page) {
      this.page = page;
    }

    @Override
    public void visit(Heading heading) {
      if (title.isEmpty()) {
        title = words(heading);
      }
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      String to = link.getDestination();
      if (!to.contains("://") && !to.startsWith("#") && !to.startsWith("mailto:")) {
        link.setDestination(resolved(to));
      }
      visitChildren(link);
    }

    private String resolved(String to) {
      String path = to.replaceFirst("#.*", "");
      String fragment = to.substring(path.length());
      Path file = page.source().resolveSibling(path).normalize();
      String target = targets.get(file);
      if (target != null) {
        return page.up() + target + fragment;
      }
      if (!Files.exists(file)) {
        dead = to;
      }
      return repository + root.relativize(file) + fragment;
    }
  }
}
