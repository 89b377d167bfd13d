// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code codes} writes, {@code decode} reads. */
class CodesComeBackTest extends InWorkplace {
  private static final List<String> FORMATS = List.of("csv", "jsonl", "npz");

  @Test
  void anExportDecodesToTheBytesOfItsPhc() throws IOException {
    Path longer = place.file("longer.wav", RandomModel.wav(2.3, Workplace.RATE_HZ));
    for (int books = 1; books <= RandomModel.BOOKS; books++) {
      Path codes = place.out("a.phc");
      place.run("encode", longer, codes, "--books", books, "--force").succeeds();
      for (List<String> voice : List.of(List.<String>of(), List.of("--speaker", "set/bert"))) {
        byte[] own = decoded(codes, voice);
        for (String format : FORMATS) {
          Path export = place.out("told by content");
          place.run("codes", codes, export, "--format", format, "--force").succeeds();
          assertArrayEquals(own, decoded(export, voice), format + " of " + books + " books");
        }
      }
    }
  }

  @Test
  void exportsComeBackFromPipesAndFolders() throws IOException {
    byte[] own = decoded(place.codes(), List.of());
    for (String format : FORMATS) {
      byte[] export = place.run("codes", place.codes(), "-", "--format", format).succeeds().data();
      byte[] piped = place.run(export, "decode", "-", "-").succeeds().data();
      assertArrayEquals(samples(own), samples(piped), format);
      Path in = Files.createDirectories(place.out(format).resolve("anna"));
      Files.write(in.resolve("speech." + format), export);
      place.run("decode", place.out(format), place.out(format + " again")).succeeds();
      Path again = place.out(format + " again").resolve("anna/speech.wav");
      assertArrayEquals(own, Files.readAllBytes(again), format);
    }
  }

  @Test
  void codesOfAScriptNeedNothingElse() throws IOException {
    Path script = place.file("script.csv", "book1\n1\n2\n3\n".getBytes(StandardCharsets.US_ASCII));
    place.run("decode", script, place.out("script.wav")).succeeds();
    assertEquals(44 + 2 * 3 * 320, Files.size(place.out("script.wav")));
  }

  @Test
  void aWrongCodeIsNamedWithFileAndLine() throws IOException {
    Path script = place.file("bad.csv", "book1\n1\n99\n".getBytes(StandardCharsets.US_ASCII));
    Run run = place.run("decode", script, place.out("bad.wav")).fails(1);
    String expected = script + ": line 3, book 1: expected 0 to 19, found 99";
    assertTrue(run.words().contains(expected), run.words());
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void anotherModelsCodesAreRefused() throws IOException {
    Path export = place.out("a.csv");
    place.run("codes", place.speech(), export).succeeds();
    Path other = RandomModel.in(folder, 2);
    Run run = place.run("decode", export, place.out("a.wav"), "--model", other).fails(1);
    assertTrue(run.words().contains(export + ": line 2, model: expected codes of"), run.words());
  }

  @Test
  void whereExportsAreNotReadTheVerbThatReadsThemIsNamed() throws IOException {
    Path export = place.out("a.npz");
    place.run("codes", place.speech(), export, "--format", "npz").succeeds();
    for (String verb : List.of("encode", "thin", "codes", "info")) {
      Run run =
          verb.equals("info") || verb.equals("codes")
              ? place.run(verb, export)
              : place.run(verb, export, place.out("x"));
      assertTrue(run.fails(1).words().contains("which only decode reads"), run.words());
    }
  }

  @Test
  void ofParquetTheVerbThatReadsItIsNamed() throws IOException {
    Path parquet = place.file("part-0.parquet", new byte[] {'P', 'A', 'R', '1', 21, 4, 21, 0});
    for (String verb : List.of("decode", "encode", "thin")) {
      Run run = place.run(verb, parquet, place.out("x")).fails(1);
      assertTrue(run.words().contains("phonocode corpus decode --data IN"), run.words());
    }
  }

  @Test
  void parquetIsDecodedToAFolderByWhatReadsIt() throws IOException {
    Path parquet = place.file("part-0.parquet", new byte[] {'P', 'A', 'R', '1', 21, 4, 21, 0});
    Run run = place.run("decode", parquet, place.out("x"), "--seed", 3).fails(1);
    assertTrue(run.words().contains("phonocode-corpus is not on the class path"), run.words());
    run = place.run("decode", parquet, place.out("x.wav")).fails(2);
    assertTrue(run.words().contains("is no folder"), run.words());
    run = place.run("decode", parquet, place.out("x"), "--from", 1).fails(2);
    assertTrue(run.words().contains("--from is not for"), run.words());
  }

  /** What follows the header, in which a pipe has another length. */
  private static byte[] samples(byte[] wav) {
    return Arrays.copyOfRange(wav, 44, wav.length);
  }

  private byte[] decoded(Path codes, List<String> options) throws IOException {
    place.run("decode", codes, place.out("out.wav"), options, "--force").succeeds();
    return Files.readAllBytes(place.out("out.wav"));
  }
}
