// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.Optional;

/** The codec that was asked for, opened once and only if it is needed; for any threads. */
final class LazyCodec {
  private final Arguments arguments;
  private final Console console;
  private Optional<SpeechCodec> codec = Optional.empty();

  LazyCodec(Arguments arguments, Console console) {
    this.arguments = arguments;
    this.console = console;
  }

  synchronized SpeechCodec get() throws UsageException, IOException {
    if (codec.isEmpty()) {
      codec = Optional.of(Models.codec(arguments, console));
    }
    return codec.get();
  }
}
