// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders and manifests as inputs, and what lies in the folder of outputs. */
class FolderOfOutputsTest extends InWorkplace {
  private Path corpus;
  private Path out;

  @BeforeEach
  void makeCorpus() throws IOException {
    corpus = folder.resolve("corpus");
    out = folder.resolve("made/for it");
    recording("anna/a.wav", 0.1);
    recording("bert/a.wav", 0.2);
    recording("bert/deep/a.wav", 0.05);
  }

  private Path recording(String path, double seconds) throws IOException {
    Path file = corpus.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, RandomModel.wav(seconds, Workplace.RATE_HZ));
  }

  /** Paths of all files below. */
  private static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> three(String extension) {
    return Stream.of("anna/a", "bert/a", "bert/deep/a").map(f -> f + extension).toList();
  }

  @Test
  void everyVerbMakesTheFolderAndKeepsTheTree() throws IOException {
    Path codes = out.resolve("codes");
    place.run("encode", corpus, codes, "--threads", 2).succeeds();
    assertEquals(three(".phc"), tree(codes));
    place.run("decode", codes, out.resolve("wavs"), "--threads", 2).succeeds();
    assertEquals(three(".wav"), tree(out.resolve("wavs")));
    place.run("codes", codes, out.resolve("csv"), "--threads", 2).succeeds();
    assertEquals(three(".csv"), tree(out.resolve("csv")));
    place.run("roundtrip", corpus, out.resolve("round"), "--threads", 2).succeeds();
    assertEquals(three(".wav"), tree(out.resolve("round")));
    String speaker = RandomModel.SPEAKER;
    place.run("convert", corpus, out.resolve("as"), "--to", speaker, "--threads", 2).succeeds();
    assertEquals(three(".wav"), tree(out.resolve("as")));
    for (String file : three(".wav")) {
      assertArrayEquals(
          Files.readAllBytes(out.resolve("wavs").resolve(file)),
          Files.readAllBytes(out.resolve("round").resolve(file)));
    }
  }

  @Test
  void oneFileGoesIntoWhatIsNamedAsAFolder() throws IOException {
    Path speech = corpus.resolve("anna/a.wav");
    place.run("encode", speech, out + "/").succeeds();
    assertEquals(List.of("a.phc"), tree(out));
    place.run("codes", out.resolve("a.phc"), out.resolve("csv") + "/").succeeds();
    assertEquals(List.of("a.csv"), tree(out.resolve("csv")));
    String words = place.run("thin", out.resolve("a.phc"), out.resolve("b") + "/").fails(1).words();
    assertTrue(words.contains("ends as a folder's name, expected a file to write"), words);
    assertTrue(Files.notExists(out.resolve("b")));
  }

  @Test
  void theTreeBeginsAtTheDeepestFolderThatHoldsAllInputs() throws IOException {
    Path anna = corpus.resolve("anna");
    Path bert = corpus.resolve("bert");
    place.run("encode", anna, bert, out.resolve("folders")).succeeds();
    assertEquals(three(".phc"), tree(out.resolve("folders")));
    place.run("encode", anna.resolve("a.wav"), bert.resolve("a.wav"), out.resolve("2")).succeeds();
    assertEquals(List.of("anna/a.phc", "bert/a.phc"), tree(out.resolve("2")));
    place.run("encode", bert, out.resolve("bert")).succeeds();
    assertEquals(List.of("a.phc", "deep/a.phc"), tree(out.resolve("bert")));
  }

  @Test
  void aManifestNamesItsRecordings() throws IOException {
    Path manifest =
        Files.writeString(
            corpus.resolve("MANIFEST.tsv"),
            "path\tspeaker\tsplit\nbert/a.wav\tbert\ttrain\nbert/deep/a.wav\tbert\tvalid\n");
    place.run("encode", manifest, out).succeeds();
    assertEquals(List.of("bert/a.phc", "bert/deep/a.phc"), tree(out));
  }

  @Test
  void whatIsThereIsLeftOutOnRequestAndElseStopsEverything() throws IOException {
    place.run("encode", corpus.resolve("anna"), out.resolve("anna")).succeeds();
    assertTrue(place.run("encode", corpus, out).fails(1).words().contains("exists already"));
    assertEquals(List.of("anna/a.phc"), tree(out));
    Run run = place.run("encode", corpus, out, "--skip-existing", "--json").succeeds();
    assertEquals(2, run.text().lines().count(), run.text());
    assertTrue(run.words().contains("1 were there already"), run.words());
    assertEquals(three(".phc"), tree(out));
    Run again = place.run("encode", corpus, out, "--skip-existing").succeeds();
    assertTrue(again.words().startsWith("0 of 3 files done"), again.words());
  }

  @Test
  void filesThatFailAreNamedAtTheEndAndListed() throws IOException {
    Path bad = Files.writeString(corpus.resolve("anna/bad.wav"), "RIFF");
    Path other = Files.write(corpus.resolve("bert/zero.wav"), new byte[0]);
    Run run = place.run("encode", corpus, out);
    assertEquals(3, run.code(), run.words());
    List<String> words = run.words().lines().toList();
    assertEquals(6, words.size(), run.words());
    assertTrue(words.get(3).startsWith(bad + ": "), run.words());
    assertTrue(words.get(4).startsWith(other + ": "), run.words());
    assertTrue(words.get(5).startsWith("3 of 5 files done, "), run.words());
    assertTrue(words.get(5).endsWith("; 2 failed; see " + out.resolve("failed.tsv")), run.words());
    List<String> rows = Files.readAllLines(out.resolve("failed.tsv"));
    assertEquals("path\treason", rows.get(0));
    assertTrue(rows.get(1).startsWith(bad + "\t") && rows.get(2).startsWith(other + "\t"));
    assertEquals(3, rows.size());

    Files.delete(bad);
    Files.delete(other);
    place.run("encode", corpus, out, "--skip-existing").succeeds();
    assertFalse(Files.exists(out.resolve("failed.tsv")), "the list of an earlier run");
  }

  @Test
  void anOutputFolderAmongTheInputsIsNoInput() throws IOException {
    Path inside = corpus.resolve("again");
    place.run("roundtrip", corpus, inside).succeeds();
    place.run("roundtrip", corpus, inside, "--force").succeeds();
    assertEquals(three(".wav"), tree(inside));
  }

  @Test
  void noInputIsEverItsOwnOutput() throws IOException {
    byte[] before = Files.readAllBytes(corpus.resolve("anna/a.wav"));
    for (String verb : List.of("roundtrip", "convert")) {
      for (Path in : List.of(corpus, corpus.resolve("anna/a.wav"))) {
        Path to = Files.isDirectory(in) ? in : in.getParent();
        List<String> voice =
            verb.equals("convert") ? List.of("--to", RandomModel.SPEAKER) : List.of();
        Run run = place.run(verb, in, to, "--force", voice).fails(1);
        assertTrue(run.words().contains("is the input itself"), run.words());
      }
    }
    assertArrayEquals(before, Files.readAllBytes(corpus.resolve("anna/a.wav")));
  }

  @Test
  void aFolderWithoutInputsIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Run run = place.run("decode", empty, out).fails(1);
    assertTrue(
        run.words().contains(empty + ": no .phc file (nor .csv, .jsonl or .npz) in it"),
        run.words());
    assertFalse(Files.exists(out));
  }
}
