// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.page;

import dev.phonocode.cli.shell.Console;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A window of the user's browser, by the program that each system has for it. */
final class BrowserWindow {
  private BrowserWindow() {}

  /** Opens an address, or says that it could not. */
  static void open(URI address, Console console) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", address.toString())
            : system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of("xdg-open", address.toString());
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      console.complain("no browser could be opened: " + e.getMessage());
    }
  }
}
