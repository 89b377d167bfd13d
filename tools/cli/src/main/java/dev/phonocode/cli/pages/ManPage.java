// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.Conventions;
import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.cli.shell.VerbHelp;
import java.util.List;
import org.apache.commons.cli.Option;

/** The manual page {@code phonocode(1)}, in the man macros of groff. */
final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  static String of(List<NamedVerb> verbs, String version) {
    ManPage page = new ManPage();
    page.line(".TH PHONOCODE 1 \"\" \"phonocode " + version + "\" \"User Commands\"");
    page.line(".SH NAME");
    page.line("phonocode \\- " + plain(Conventions.SUMMARY));
    page.line(".SH SYNOPSIS");
    page.line(".B phonocode");
    page.line("\\fIVERB\\fR [\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]");
    page.line(".SH DESCRIPTION");
    page.line(
        "A speech codec after the VQ\\-VAE of van den Oord, Vinyals and Kavukcuoglu (2017). A file"
            + " called \\- stands for standard input or output. Data goes to standard output, words"
            + " to standard error.");
    page.line(".SH VERBS");
    verbs.forEach(page::verb);
    page.line(".SH EXIT STATUS");
    page.line(plain(Conventions.EXIT_CODES));
    page.line(".SH ENVIRONMENT");
    Conventions.VARIABLES.forEach(page::item);
    return page.text.toString();
  }

  private void verb(NamedVerb verb) {
    VerbHelp help = verb.verb().help();
    line(".SS \"" + plain(verb.synopsis()) + "\"");
    line(plain(help.details()));
    for (Option option : verb.options()) {
      String value = option.hasArg() ? " " + option.getArgName() : "";
      item("--" + option.getLongOpt() + value, option.getDescription());
    }
    line(".PP");
    line(plain("Example: " + verb.example()));
  }

  private void item(String name, String meaning) {
    line(".TP");
    line("\\fB" + plain(name) + "\\fR");
    line(plain(meaning));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text that the formatter takes for nothing else. */
  private static String plain(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
