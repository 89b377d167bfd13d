// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one command did, run in this process. Where its arguments are given, a list or an array
 * stands for what it holds.
 *
 * @param code the exit code
 * @param data bytes on standard output
 * @param words text on standard error
 */
record Run(int code, byte[] data, String words) {
  static Run of(Object... args) {
    return with(new byte[0], Map.of(), args);
  }

  /** With these bytes on standard input and these environment variables. */
  static Run with(byte[] stdin, Map<String, String> environment, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream words = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(stdin),
            out,
            words,
            Progress.Style.NONE,
            false,
            false,
            environment);
    int code = Main.run(texts(args).toArray(String[]::new), console);
    return new Run(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  private static Stream<String> texts(Object arg) {
    if (arg instanceof Collection<?> several) {
      return several.stream().flatMap(Run::texts);
    }
    return arg instanceof Object[] several
        ? Arrays.stream(several).flatMap(Run::texts)
        : Stream.of(arg.toString());
  }

  String text() {
    return new String(data, StandardCharsets.UTF_8);
  }

  /** The objects on standard output, one a line. */
  List<JsonObject> jsonLines() {
    return text().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  /** The one object on standard output. */
  JsonObject json() {
    List<JsonObject> objects = jsonLines();
    assertEquals(1, objects.size(), this::text);
    return objects.get(0);
  }

  Run succeeds() {
    assertEquals(0, code, () -> "exit code; said: " + words);
    return this;
  }

  /** Fails with this code, one line on standard error and nothing on standard output. */
  Run fails(int expected) {
    assertEquals(expected, code, () -> "exit code; said: " + words);
    assertEquals(1, words.lines().count(), () -> "lines said: " + words);
    assertEquals(0, data.length, () -> "bytes on standard output; said: " + words);
    return this;
  }
}
