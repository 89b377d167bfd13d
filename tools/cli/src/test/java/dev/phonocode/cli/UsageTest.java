// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.shell.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void withoutAVerbShowsTheTableOnStandardErrorAndEndsWithTwo() {
    Run run = Run.of();
    assertEquals(2, run.code());
    assertEquals(0, run.data().length);
    assertTrue(run.words().contains("phonocode VERB"), run.words());
  }

  @Test
  void helpListsEveryVerbOnStandardOutput() {
    for (String help : List.of("help", "--help", "-h")) {
      Run run = Run.of(help).succeeds();
      for (Verb verb : Verbs.all()) {
        assertTrue(run.text().contains("\n" + verb.help().synopsis()), run.text());
      }
      assertEquals("", run.words());
    }
  }

  @Test
  void everyVerbsHelpHasItsOptionsAndAnExampleOfItself() {
    for (Verb verb : Verbs.all()) {
      String name = verb.help().name();
      Run run = Run.of(name, "--help").succeeds();
      assertTrue(run.text().startsWith("Usage: phonocode " + name), run.text());
      assertTrue(run.text().contains("Example: phonocode " + name), run.text());
      verb.options()
          .forEach(o -> assertTrue(run.text().contains("--" + o.getLongOpt()), run.text()));
      assertEquals(run.text(), Run.of("help", name).succeeds().text());
    }
  }

  @Test
  void everyExampleOperandFitsTheSynopsis() {
    for (Verb verb : Verbs.all()) {
      assertTrue(verb.help().example().startsWith(verb.help().name()), verb.help().example());
    }
  }

  @Test
  void helpWinsOverWhateverElseIsWrong() {
    Run.of("info", "--no-such-option", "--help").succeeds();
    Run.of("info", "-h").succeeds();
  }

  @Test
  void whatFollowsTwoDashesIsNoOption() {
    assertTrue(Run.of("info", "--", "--help").fails(1).words().contains("--help: no such file"));
  }

  @Test
  void anUnknownVerbIsNamedWithTheNearestOne() {
    String words = Run.of("inf").fails(2).words();
    assertTrue(words.contains("unknown verb 'inf'; did you mean 'info'?"), words);
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertTrue(Run.of("info", "--bogus", "x").fails(2).words().contains("--bogus"));
  }

  @Test
  void anAbbreviatedOptionIsUnknown() {
    assertTrue(Run.of("info", "--jso", "x").fails(2).words().contains("--jso"));
  }

  @Test
  void missingAndSurplusOperandsAreNamed() {
    assertTrue(Run.of("info").fails(2).words().contains("operand FILE is missing"));
    assertTrue(Run.of("info", "a", "b").fails(2).words().contains("unexpected operand 'b'"));
  }

  @Test
  void versionSaysANumberThatMavenFilledIn() {
    String version = Run.of("--version").succeeds().text();
    assertTrue(version.matches("phonocode \\d+\\.\\d+\\.\\d+.*\\n"), version);
    assertTrue(Run.of("version", "--json").text().startsWith("{\"version\":\""));
  }
}
