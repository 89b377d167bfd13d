// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyFilesTest extends InWorkplace {
  private List<Path> speeches;

  @BeforeEach
  void makeParts() throws IOException {
    speeches = place.parts(0.7, 0.05, 0.3, 0.41, 0.2);
  }

  @Test
  void progressIsShownInLinesWhereItIsAskedFor() throws IOException {
    String quiet = place.run("encode", speeches, place.out("quiet")).succeeds().words();
    assertTrue(!quiet.contains(" left"), quiet);
    String words =
        place.run("encode", speeches, place.out("asked"), "--progress").succeeds().words();
    String line = "\\d of 5 files, 0\\.00 h of speech, [0-9.]+ times real time, \\d+ s left";
    assertTrue(words.lines().anyMatch(l -> l.matches(line)), words);
    assertTrue(!words.contains("\033") && !words.contains("\r"), words);
  }

  @Test
  void severalFilesOnAnyThreadsBecomeWhatEachWouldAlone() throws IOException {
    for (int threads : new int[] {1, 2, 7}) {
      Path out = Files.createDirectory(place.out("by" + threads));
      place.run("encode", speeches, out, "--threads", threads).succeeds();
      List<Path> codes = new ArrayList<>();
      for (int i = 0; i < speeches.size(); i++) {
        codes.add(out.resolve("part." + i + ".phc"));
        Path alone = place.out("alone.phc");
        place.run("encode", speeches.get(i), alone, "--force").succeeds();
        assertEquals(-1, Files.mismatch(alone, codes.get(i)), codes.get(i).toString());
      }
      place.run("decode", codes, out, "--threads", threads, "--seed", 3).succeeds();
      Path round = Files.createDirectory(out.resolve("round"));
      place.run("roundtrip", speeches, round, "--threads", threads, "--seed", 3).succeeds();
      for (int i = 0; i < speeches.size(); i++) {
        Path alone = place.out("alone.wav");
        place.run("decode", codes.get(i), alone, "--seed", 3, "--force").succeeds();
        String name = "part." + i + ".wav";
        assertEquals(-1, Files.mismatch(alone, out.resolve(name)), name);
        assertEquals(-1, Files.mismatch(alone, round.resolve(name)), name + " by roundtrip");
      }
    }
  }

  @Test
  void reportsComeInTheOrderOfTheFiles() throws IOException {
    Run run =
        place.run("encode", speeches, place.out(), "--threads", 3, "--json", "--quiet").succeeds();
    List<String> lines = run.text().lines().toList();
    assertEquals(speeches.size(), lines.size(), run.text());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).contains("part." + i + ".phc\""), lines.get(i));
    }
  }

  @Test
  void aBadFileIsNamedAndDoesNotStopTheOthers() throws IOException {
    speeches.set(1, place.file("bad.wav", new byte[100]));
    Run run = place.run("encode", speeches, place.out(), "--threads", 2, "--quiet");
    assertEquals(3, run.code(), run.words());
    assertEquals(1, run.words().lines().count(), run.words());
    assertTrue(run.words().contains("bad.wav"), run.words());
    assertEquals(
        List.of("failed.tsv", "part.0.phc", "part.2.phc", "part.3.phc", "part.4.phc"),
        place.outputs());
    List<Path> gone = List.of(Path.of("gone1.wav"), Path.of("gone2.wav"));
    assertEquals(1, place.run("encode", gone, place.out()).code());
  }

  @Test
  void aFailedFileHasItsLineForScriptsToo() throws IOException {
    Path bad = place.file("bad.wav", new byte[100]);
    speeches.set(1, bad);
    Run run = place.run("encode", speeches, place.out(), "--threads", 2, "--json", "--quiet");
    List<String> lines = run.text().lines().toList();
    assertEquals(speeches.size(), lines.size(), run.text());
    assertTrue(lines.get(1).startsWith("{\"in\":\"" + bad + "\",\"error\":\""), lines.get(1));
    assertTrue(lines.get(2).contains("part.2.phc"), lines.get(2));
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnyWork() throws IOException {
    Run twice =
        place.run("encode", List.of(speeches.get(0), speeches.get(0)), place.out()).fails(2);
    assertTrue(twice.words().contains("would both become"), twice.words());
    place.run("encode", List.of(Path.of("-"), speeches.get(0)), place.out()).fails(2);
    place.run("encode", speeches, speeches.get(0)).fails(1);
    place.run("encode", speeches, "-").fails(2);
    place.run("encode", speeches, place.out(), "--skip-existing", "--force").fails(2);
    place.run("encode", speeches, place.out(), "--threads", 0).fails(2);
    Files.write(place.out("part.3.phc"), new byte[1]);
    Run exists = place.run("encode", speeches, place.out()).fails(1);
    assertTrue(exists.words().contains("--force"), exists.words());
    assertEquals(List.of("part.3.phc"), place.outputs());
    place.run("encode", speeches, place.out(), "--force").succeeds();
  }
}
