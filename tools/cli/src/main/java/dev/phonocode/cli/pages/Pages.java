// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import dev.phonocode.cli.shell.NamedVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All pages by the names that they bear in a distribution. */
public final class Pages {
  private Pages() {}

  /**
   * Makes them.
   *
   * @param version of this program
   * @return the text of each, by its path with slashes
   */
  public static Map<String, String> of(List<NamedVerb> verbs, String version) {
    return Map.of(
        "man/man1/phonocode.1", ManPage.of(verbs, version),
        "completions/phonocode.bash", BashCompletion.of(verbs),
        "completions/_phonocode", ZshCompletion.of(verbs),
        "completions/phonocode.fish", FishCompletion.of(verbs),
        "reference/cli.md", CliReference.of(verbs));
  }

  /** Writes them under a folder. */
  public static void write(List<NamedVerb> verbs, String version, Path folder) throws IOException {
    for (Map.Entry<String, String> page : of(verbs, version).entrySet()) {
      Path file = folder.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
    }
  }
}
