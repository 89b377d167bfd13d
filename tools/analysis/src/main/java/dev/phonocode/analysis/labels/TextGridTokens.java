// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of a TextGrid, one after the other. As in Praat, only these count: texts in double
 * quotes (doubled inside), numbers that stand free, flags in angle brackets. All else, such as
 * {@code xmin =} and {@code intervals [3]:}, is there for people, and {@code !} begins a comment.
 */
final class TextGridTokens {
  private enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  private record Token(Kind kind, String value, int line) {}

  private final LabelText text;
  private final String all;
  private final List<Token> tokens = new ArrayList<>();
  private int at; // the next character
  private int line = 1; // its line
  private int next;

  /** Reads all values in one pass: no text, however odd, is looked at twice. */
  TextGridTokens(LabelText text) throws LabelException {
    this.text = text;
    all = String.join("\n", text.lines());
    boolean isFree = true; // after white space
    while (at < all.length()) {
      char c = all.charAt(at);
      switch (c) {
        case '"' -> readText();
        case '<' -> readFlag();
        case '[' -> skipTo(']'); // an index, which is for people
        case '!' -> skipTo('\n');
        default -> {
          if (isFree && isNumeric(c) && c != 'e' && c != 'E' && c != '.') {
            readNumber();
          } else {
            line += c == '\n' ? 1 : 0;
            at++;
          }
        }
      }
      isFree = at > 0 && at <= all.length() && Character.isWhitespace(all.charAt(at - 1));
    }
  }

  private void readText() throws LabelException {
    StringBuilder value = new StringBuilder();
    int first = line;
    for (at++; ; at++) {
      if (at == all.length()) {
        throw new LabelException(text.file(), first, "a text begins and its quote never ends");
      }
      char c = all.charAt(at);
      if (c == '"') {
        at++;
        if (at == all.length() || all.charAt(at) != '"') {
          break;
        }
      }
      line += c == '\n' ? 1 : 0;
      value.append(c);
    }
    tokens.add(new Token(Kind.TEXT, value.toString(), first));
  }

  private void readFlag() {
    int from = at++;
    while (at < all.length() && Character.isLetterOrDigit(all.charAt(at))) {
      at++;
    }
    if (at < all.length() && all.charAt(at) == '>') {
      at++;
      tokens.add(new Token(Kind.FLAG, all.substring(from, at), line));
    }
  }

  private void readNumber() {
    int from = at;
    while (at < all.length() && isNumeric(all.charAt(at))) {
      at++;
    }
    if (at == all.length() || Character.isWhitespace(all.charAt(at))) {
      tokens.add(new Token(Kind.NUMBER, all.substring(from, at), line));
    }
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  /** Passes over what does not count, at the most to the line's end. */
  private void skipTo(char end) {
    while (at < all.length() && all.charAt(at) != end && all.charAt(at) != '\n') {
      at++;
    }
    if (at < all.length() && all.charAt(at) != '\n') {
      at++;
    }
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

  void expectText(List<String> expected, String what) throws LabelException {
    String found = text(what);
    if (!expected.contains(found)) {
      throw new LabelException(
          text.file(),
          line(),
          what + " is " + LabelException.quoted(found) + ", expected '" + expected.get(0) + "'");
    }
  }

  void expectFlag(String name) throws LabelException {
    String found = take(Kind.FLAG, "a flag").value();
    if (!found.equals("<" + name + ">")) {
      throw new LabelException(
          text.file(),
          line(),
          "found " + LabelException.quoted(found) + ", expected <" + name + ">");
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
          text.file(),
          token.line(),
          "found " + LabelException.quoted(token.value()) + ", expected " + what);
    }
    return token;
  }
}
