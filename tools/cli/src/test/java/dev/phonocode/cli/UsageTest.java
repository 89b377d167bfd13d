// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.cli.shell.UsageException;
import java.util.List;
import java.util.Map;
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
      for (NamedVerb verb : Verbs.all()) {
        assertTrue(run.text().contains("\n" + verb.name()), run.text());
        verb.verb().help().operands().forEach(o -> assertTrue(run.text().contains(o), run.text()));
      }
      assertEquals("", run.words());
    }
  }

  @Test
  void everyVerbsHelpHasItsOptionsAndAnExampleOfItself() {
    for (NamedVerb verb : Verbs.all()) {
      String name = verb.name();
      Run run = Run.of(name, "--help").succeeds();
      assertTrue(run.text().startsWith("Usage: phonocode " + name), run.text());
      assertTrue(run.text().contains("Example: phonocode " + name), run.text());
      verb.verb()
          .options()
          .forEach(o -> assertTrue(run.text().contains("--" + o.getLongOpt()), run.text()));
      assertEquals(run.text(), Run.of("help", name).succeeds().text());
    }
  }

  @Test
  void helpHasNoOptionThatMeansNothingToTheVerb() {
    for (String verb : List.of("info", "speakers", "version", "bench", "train", "help")) {
      String text = Run.of(verb, "--help").succeeds().text();
      assertTrue(!text.contains("--force"), text);
      Run.of(verb, "--force", "--help").succeeds();
    }
    assertTrue(!Run.of("decode", "--help").text().contains("--strict"));
    assertTrue(Run.of("encode", "--help").text().contains("--strict"));
  }

  @Test
  void helpFitsTheTerminal() {
    for (NamedVerb verb : Verbs.all()) {
      for (int width : new int[] {60, 100}) {
        Map<String, String> terminal = Map.of("COLUMNS", String.valueOf(width));
        String text = Run.with(new byte[0], terminal, verb.name(), "--help").succeeds().text();
        int longest = text.lines().mapToInt(String::length).max().orElse(0);
        assertTrue(longest <= width, verb.name() + " of " + longest + "\n" + text);
      }
    }
    for (String odd : List.of("0", "-5", "wide", "99999999999")) {
      Run.with(new byte[0], Map.of("COLUMNS", odd), "encode", "--help").succeeds();
    }
  }

  @Test
  void everyExampleIsACommand() throws UsageException {
    for (NamedVerb verb : Verbs.all()) {
      String example = verb.verb().help().example();
      Arguments.parse(verb.verb(), example.isEmpty() ? new String[0] : example.split(" "));
    }
  }

  @Test
  void helpWinsOverWhateverElseIsWrong() {
    Run.of("info", "--no-such-option", "--help").succeeds();
    Run.of("info", "-h").succeeds();
  }

  @Test
  void whatIsEmptyIsNotTheFolderOneIsIn() {
    assertTrue(Run.of("encode", "", "a.phc").fails(2).words().contains("operand 1 is empty"));
    assertTrue(Run.of("encode", "a.wav", "").fails(2).words().contains("operand 2 is empty"));
    assertTrue(Run.of("codes", "").fails(2).words().contains("operand 1 is empty"));
    String words = Run.of("eval", "--data", "").fails(2).words();
    assertTrue(words.contains("--data is '', expected MANIFEST.tsv|DIR"), words);
    assertTrue(Run.of("sample", "--model=", "a.wav").fails(2).words().contains("--model is"));
  }

  @Test
  void whatFollowsTwoDashesIsNoOption() {
    assertTrue(Run.of("info", "--", "--help").fails(1).words().contains("--help: no such file"));
  }

  @Test
  void anUnknownVerbIsNamedWithTheNearestOne() {
    String words = Run.of("inf").fails(2).words();
    assertTrue(words.contains("unknown verb 'inf', the nearest is info; see"), words);
  }

  @Test
  void anUnknownOptionIsNamedWithTheNearestOne() {
    String words = Run.of("encode", "a", "b", "--book=1").fails(2).words();
    assertTrue(words.contains("unknown option --book, the nearest is --books; see"), words);
    assertTrue(Run.of("info", "--bogus", "x").fails(2).words().contains("--bogus"));
  }

  @Test
  void anOptionGivenTwiceIsAnError() {
    String words = Run.of("encode", "a", "b", "--books", "1", "--books", "2").fails(2).words();
    assertTrue(words.contains("--books is given twice"), words);
    assertTrue(
        Run.of("info", "--json", "--json", "x").fails(2).words().contains("--json is given"));
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
