// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says how a training goes: a line of words, or of JSON on standard output with {@code --json}. */
final class TrainingLines {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private TrainingLines() {}

  /**
   * A listener that writes each line of progress.
   *
   * @param words a line for people
   */
  static <T> Consumer<T> listener(Arguments arguments, Console console, Function<T, String> words) {
    if (!arguments.has(CommonOptions.JSON)) {
      return progress -> console.say(words.apply(progress));
    }
    return progress -> {
      try {
        console.print(GSON.toJson(progress));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
