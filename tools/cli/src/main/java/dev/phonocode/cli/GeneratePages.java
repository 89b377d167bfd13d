// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.pages.Pages;
import java.io.IOException;
import java.nio.file.Path;

/** Called by the build: writes all {@link Pages} to the folder that is its argument. */
public final class GeneratePages {
  private GeneratePages() {}

  /** Writes them. */
  public static void main(String[] args) throws IOException {
    Pages.write(Verbs.all(), VersionVerb.version(), Path.of(args[0]));
  }
}
