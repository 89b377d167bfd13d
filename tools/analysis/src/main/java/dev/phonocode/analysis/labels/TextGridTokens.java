// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a TextGrid, one after the other. As in Praat, only these count: texts in double
 * quotes (doubled inside), numbers that stand free, flags in angle brackets. All else, such as
 * {@code xmin =} and {@code intervals [3]:}, is there for people, and {@code !} begins a comment.
 */
final class TextGridTokens {
  private static final Pattern VALUE =
      Pattern.compile(
          "\"((?:[^\"]|\"\")*)\"" // text
              + "|(?<![^\\s])([-+]?\\d[\\d.eE+-]*)(?![^\\s])" // free number
              + "|(<\\w+>)" // flag
              + "|\\[[^\\]]*\\]" // an index, which is for people
              + "|![^\\n]*"); // comment

  private enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  private record Token(Kind kind, String value, int line) {}

  private final LabelText text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  TextGridTokens(LabelText text) {
    this.text = text;
    String all = String.join("\n", text.lines());
    Matcher matcher = VALUE.matcher(all);
    int line = 1;
    int from = 0;
    while (matcher.find()) {
      line += newLines(all, from, matcher.start());
      from = matcher.start();
      if (matcher.group(1) != null) {
        tokens.add(new Token(Kind.TEXT, matcher.group(1).replace("\"\"", "\""), line));
      } else if (matcher.group(2) != null) {
        tokens.add(new Token(Kind.NUMBER, matcher.group(2), line));
      } else if (matcher.group(3) != null) {
        tokens.add(new Token(Kind.FLAG, matcher.group(3), line));
      }
    }
  }

  private static int newLines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  /** The line of the value taken last. */
  int line() {
    return tokens.get(next - 1).line();
  }

  String text(String what) throws LabelException {
    return take(Kind.TEXT, what).value();
  }

  double number(String what) throws LabelException {
    Token token = take(Kind.NUMBER, what);
    return text.number(token.value(), token.line(), what);
  }

  int count(String what) throws LabelException {
    double value = number(what);
    if (value != Math.rint(value) || value < 0 || value > tokens.size()) {
      throw new LabelException(
          text.file(), line(), what + " is " + value + ", more than the file holds");
    }
    return (int) value;
  }

  void expectText(String expected, String what) throws LabelException {
    String found = text(what);
    if (!found.equals(expected)) {
      throw new LabelException(
          text.file(), line(), what + " is '" + found + "', expected '" + expected + "'");
    }
  }

  void expectFlag(String name) throws LabelException {
    String found = take(Kind.FLAG, "a flag").value();
    if (!found.equals("<" + name + ">")) {
      throw new LabelException(text.file(), line(), "found " + found + ", expected <" + name + ">");
    }
  }

  private Token take(Kind kind, String what) throws LabelException {
    if (next == tokens.size()) {
      int lines = Math.max(1, text.lines().size());
      throw new LabelException(text.file(), lines, "the file ends, expected " + what);
    }
    Token token = tokens.get(next++);
    if (token.kind() != kind) {
      throw new LabelException(
          text.file(), token.line(), "found '" + token.value() + "', expected " + what);
    }
    return token;
  }
}
