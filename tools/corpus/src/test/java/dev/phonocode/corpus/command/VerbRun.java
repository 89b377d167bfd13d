// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a verb did, run in this process.
 *
 * @param code the exit code
 * @param text on standard output
 * @param words on standard error
 */
public record VerbRun(int code, String text, String words) {
  public static VerbRun of(Path model, Verb verb, Object... args)
      throws UsageException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Progress.Style.NONE,
            false,
            false,
            Map.of("PHONOCODE_MODEL", model.toString()));
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int code = verb.run(Arguments.parse(verb, texts), console);
    return new VerbRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
