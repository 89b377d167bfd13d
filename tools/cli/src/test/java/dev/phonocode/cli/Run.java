// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What one command did, run in this process.
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
    String[] texts = List.of(args).stream().map(Object::toString).toArray(String[]::new);
    int code = Main.run(texts, console);
    return new Run(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(data, StandardCharsets.UTF_8);
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
