// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong option values end with 2 and one line that names the option, and no output. */
class OptionsTest extends InWorkplace {

  @Test
  void numbersOutOfRangeAreNamed() throws IOException {
    for (String books : List.of("0", "4", "33", "x", "1.5", "-1", "99999999999")) {
      refused("--books is '" + books + "', expected", "--books", books);
    }
    for (String temperature : List.of("-0.1", "11", "hot", "NaN", "")) {
      refused("--temperature is '" + temperature + "', expected", "--temperature", temperature);
    }
    for (String seed : List.of("1.5", "9223372036854775808", "seven")) {
      refused("--seed is '" + seed + "', expected", "--seed", seed);
    }
  }

  @Test
  void anOptionWithoutItsValueIsNamed() throws IOException {
    refused("--seed needs a value", "--seed");
  }

  @Test
  void aSpeakerThatTheModelDoesNotHaveIsNamedWithTheNearest() throws IOException {
    String words = refused("--speaker: ", "--speaker", "set/ana");
    assertTrue(words.contains("set/ana") && words.contains(RandomModel.SPEAKER), words);
  }

  @Test
  void standardOutputIsNotUsedForTwoThings() throws IOException {
    for (String verb : List.of("encode", "decode", "roundtrip")) {
      Run run =
          place.run(verb, verb.equals("decode") ? place.codes() : place.speech(), "-", "--json");
      assertTrue(run.fails(2).words().contains("--json and the output '-'"), run.words());
    }
  }

  @Test
  void anUnknownFormatIsNamed() {
    Run run = place.run("codes", place.speech(), "--format", "xml").fails(2);
    assertTrue(run.words().contains("--format is 'xml', expected one of csv, jsonl"), run.words());
    place.run("codes", place.speech(), "--format", "csv", "--json").fails(2);
  }

  @Test
  void unknownKernelsAreNamed() {
    Run run =
        Run.with(
            new byte[0],
            Map.of("PHONOCODE_KERNEL", "gpu", "PHONOCODE_MODEL", place.model().toString()),
            "roundtrip",
            place.speech(),
            place.out("a.wav"));
    assertTrue(run.fails(2).words().contains("PHONOCODE_KERNEL is 'gpu'"), run.words());
  }

  @Test
  void theModelOptionWinsOverTheVariable() throws IOException {
    Path other = RandomModel.in(folder, 2);
    String mine = place.run("roundtrip", place.speech(), place.out("1.wav"), "--json").text();
    String its =
        place
            .run("roundtrip", place.speech(), place.out("2.wav"), "--json", "--model", other)
            .succeeds()
            .text();
    String id =
        place.run("info", other, "--json").text().replaceAll(".*\"model\":\"(\\w+)\".*\\n", "$1");
    assertTrue(its.contains(id) && !mine.contains(id), its);
  }

  private String refused(String expected, Object... options) throws IOException {
    Run run = place.run("roundtrip", place.speech(), place.out("a.wav"), options).fails(2);
    assertTrue(run.words().contains(expected), run.words());
    assertEquals(List.of(), place.outputs());
    return run.words();
  }
}
