// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TableDefinition;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.apache.commons.cli.help.TextStyle;

/** Help for people: the table of verbs, and a verb's own page. */
public final class HelpPage {
  private HelpPage() {}

  /** All verbs as a table, at most {@code width} columns wide. */
  public static String overview(Iterable<NamedVerb> verbs, int width) throws IOException {
    StringBuilder text = new StringBuilder();
    Page page = new Page(text, width);
    page.appendParagraph("Usage: phonocode VERB [OPTION...] [OPERAND...]");
    page.appendParagraph(Conventions.SUMMARY);
    List<TextStyle> styles =
        List.of(
            TextStyle.builder().setScalable(false).get(), TextStyle.builder().setLeftPad(3).get());
    List<List<String>> rows = new ArrayList<>();
    verbs.forEach(v -> rows.add(List.of(v.synopsis(), v.verb().help().summary())));
    page.appendTable(TableDefinition.from("", styles, List.of("Verb", "Does"), rows));
    page.appendParagraph(
        "'phonocode VERB --help' shows a verb's options and an example. '-' stands for standard"
            + " input or output.");
    page.appendParagraph(Conventions.EXIT_CODES);
    page.appendParagraph("Variables:");
    List<List<String>> variables = new ArrayList<>();
    Conventions.VARIABLES.forEach((name, meaning) -> variables.add(List.of(name, meaning)));
    page.appendTable(TableDefinition.from("", styles, List.of("Name", "Means"), variables));
    return trimmed(text);
  }

  /** A verb's own page, at most {@code width} columns wide. */
  public static String of(NamedVerb named, int width) throws IOException {
    StringBuilder text = new StringBuilder();
    VerbHelp help = named.verb().help();
    HelpFormatter formatter =
        HelpFormatter.builder().setHelpAppendable(new Page(text, width)).setShowSince(false).get();
    formatter.setSyntaxPrefix("Usage:");
    formatter.printHelp(
        "phonocode " + named.synopsis() + " [OPTION...]",
        help.details(),
        CommonOptions.shown(named.verb()),
        "Example: " + named.example(),
        false);
    return trimmed(text);
  }

  private static String trimmed(CharSequence text) {
    return text.toString()
        .strip()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  /** Text without indents, and tables without their centred headings. */
  private static final class Page extends TextHelpAppendable {
    Page(Appendable out, int width) {
      super(out);
      setMaxWidth(width);
      setIndent(0);
      setLeftPad(0);
    }

    @Override
    public void appendTable(TableDefinition raw) throws IOException {
      TableDefinition table = adjustTableFormat(raw);
      List<TextStyle> styles = table.columnTextStyles();
      for (List<String> row : table.rows()) {
        writeColumnQueues(makeColumnQueues(row, styles), styles);
      }
      append(System.lineSeparator());
    }
  }
}
