// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.cli.pages.Pages;
import dev.phonocode.cli.shell.NamedVerb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  private static final Map<String, String> PAGES = Pages.of(Verbs.all(), "1.2.3");

  @TempDir Path folder;

  @Test
  void everyPageNamesEveryVerbAndEveryOptionOfIt() {
    assertEquals(5, PAGES.size());
    PAGES.forEach(
        (name, page) -> {
          String bare = page.replace("\\-", "-");
          for (NamedVerb verb : Verbs.all()) {
            assertTrue(bare.contains(verb.name()), verb.name() + " in " + name);
            for (Option option : verb.options()) {
              String dash = name.endsWith(".fish") ? "-l " : "--";
              assertTrue(bare.contains(dash + option.getLongOpt()), option + " in " + name);
            }
          }
        });
  }

  @Test
  void bashOffersVerbsOptionsAndTheWordsOfAValue() throws Exception {
    Path script = Files.writeString(folder.resolve("b"), PAGES.get("completions/phonocode.bash"));
    assertEquals("encode", completed(script, "phonocode enc"));
    assertEquals("--engine", completed(script, "phonocode encode a.wav --eng"));
    assertEquals("jvm pytorch auto", completed(script, "phonocode encode --engine ''"));
    assertEquals("", completed(script, "phonocode encode a.w"));
  }

  @Test
  void theManPageFormatsWithoutAWarning() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/groff")), "needs groff");
    Path page = Files.writeString(folder.resolve("m"), PAGES.get("man/man1/phonocode.1"));
    assertEquals("", said("groff", "-man", "-ww", "-z", page.toString()));
  }

  private String completed(Path script, String line) throws Exception {
    String ask =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _phonocode;"
            + " echo ${COMPREPLY[*]}";
    return said("bash", "-c", ask.formatted(script, line));
  }

  /** What a program prints on either stream. */
  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}
