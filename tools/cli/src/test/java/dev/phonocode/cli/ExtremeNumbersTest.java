// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.testkit.ExtremeNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every option of every verb that takes a number, with numbers that nobody should give. */
class ExtremeNumbersTest extends InWorkplace {
  /** What the help calls the values that are numbers. */
  private static final Set<String> NUMBERS = Set.of("N", "S", "T", "M", "LIST", "PITCH");

  private static final Duration LONGEST = Duration.ofSeconds(120);

  private Path prior;
  private Path noSound;

  @BeforeEach
  void makeWorkplace() throws IOException {
    prior = RandomModel.withPriorIn(folder, 3);
    noSound = Files.createDirectory(folder.resolve("no sound"));
    Files.writeString(noSound.resolve("a.wav"), "training ends here, whatever it was asked for");
  }

  @Test
  void areUsedOrRefusedByNameAndNeverCrashOrHang() throws IOException {
    int options = 0;
    for (NamedVerb verb : Verbs.all()) {
      if (verb.name().equals("corpus")) {
        continue; // needs Spark: CorpusNumbersTest, where that is on the class path
      }
      for (Option option : verb.verb().options()) {
        if (option.hasArg() && NUMBERS.contains(option.getArgName())) {
          options++;
          for (String number : ExtremeNumbers.ALL) {
            check(verb.name(), option.getLongOpt(), number);
          }
        }
      }
    }
    assertTrue(options > 30, options + " options: are they still called " + NUMBERS + "?");
  }

  private void check(String verb, String option, String number) throws IOException {
    List<Object> command = command(verb, option);
    String what = verb + " --" + option + " '" + number + "'";
    Run run =
        assertTimeoutPreemptively(LONGEST, () -> place.run(command, "--" + option, number), what);
    String words = what + " said: " + run.words();
    assertTrue(Set.of(0, 1, 2, 3).contains(run.code()), run.code() + " of " + words);
    assertFalse(run.words().contains("internal error"), words);
    assertFalse(run.words().contains("\tat "), words);
    assertFalse(run.words().contains("out of memory"), words);
    if (run.code() == 2) {
      assertEquals(1, run.words().lines().count(), words);
      assertTrue(run.words().contains("--" + option), words);
    }
  }

  /** A command of the verb that works, or ends soon, without the option. */
  private List<Object> command(String verb, String option) throws IOException {
    Path out = place.out("out");
    return switch (verb) {
      case "encode", "roundtrip" -> List.of(verb, place.speech(), out, "--force");
      case "decode" -> List.of(verb, place.codes(), out, "--force");
      case "convert" -> List.of(verb, place.speech(), out, "--force", "--to", RandomModel.SPEAKER);
      case "codes" -> List.of(verb, place.speech(), out, "--force");
      case "thin" -> List.of(verb, place.codes(), out, "--force");
      case "sample" ->
          option.equals("seconds")
              ? List.of(verb, out, "--force", "--model", prior)
              : List.of(verb, out, "--force", "--model", prior, "--seconds", "0.1");
      case "train" -> List.of(verb, "--data", noSound, "--out", folder.resolve("run"));
      case "train-prior" -> List.of(verb, "--data", noSound, "--out", out, "--force");
      case "eval" ->
          option.equals("each")
              ? List.of(verb, "--data", place.speech().getParent(), "--conversion")
              : List.of(verb, "--data", place.speech().getParent());
      case "analyze" -> analyze();
      case "serve" -> List.of(verb, "--model", folder.resolve("none.phm"));
      default -> List.of(verb);
    };
  }

  private List<Object> analyze() throws IOException {
    Path labels = place.table("a.ctm", "speech 1 0 0.4 AH");
    Path out = place.out("report");
    return List.of(
        "analyze",
        "--data",
        place.speech().getParent(),
        "--labels",
        labels,
        "--out",
        out,
        "--force");
  }
}
