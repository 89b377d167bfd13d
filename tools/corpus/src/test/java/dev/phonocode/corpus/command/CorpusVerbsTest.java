// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.coding.DecodeVerb;
import dev.phonocode.cli.coding.EncodeVerb;
import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.corpus.Sounds;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusVerbsTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void makeSounds() throws IOException {
    model = folder.resolve("tiny.phm");
    TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny")), 7).write(model);
    Sounds.write(folder.resolve("speech"), 5);
  }

  private VerbRun run(Verb verb, Object... args) throws UsageException, IOException {
    return VerbRun.of(model, verb, args);
  }

  /** Decodes the rows of the corpus for which something holds. */
  private VerbRun decode(String where) throws UsageException, IOException {
    return run(
        new CorpusVerb(),
        "decode",
        "--data",
        at("corpus"),
        "--out",
        at("wav"),
        "--seed",
        3,
        "--where",
        where,
        "--json");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  @Test
  void decodesChosenRowsToTheBytesOfTheFilesWay() throws Exception {
    VerbRun encode =
        run(new CorpusVerb(), "encode", "--data", at("speech"), "--out", at("corpus"), "--json");
    assertEquals(ExitCode.OK, encode.code());
    assertTrue(encode.text().contains("\"recordings\":5,"), encode.text());
    VerbRun decode = decode("speaker = 'speaker1'");
    assertEquals(ExitCode.OK, decode.code());
    assertTrue(decode.text().contains("\"files\":2,"), decode.text());
    for (int i = 3; i < 5; i++) {
      String name = "speaker1/" + i + ".wav";
      run(new EncodeVerb(), at("speech").resolve(name), at("one.phc"), "--force");
      run(new DecodeVerb(), at("one.phc"), at("one.wav"), "--seed", 3, "--force");
      assertArrayEquals(
          Files.readAllBytes(at("one.wav")), Files.readAllBytes(at("wav").resolve(name)));
    }
    String stats = run(new CorpusVerb(), "stats", "--data", at("corpus"), "--json").text();
    assertTrue(stats.contains("\"failures\":0,") && stats.contains("\"speakers\":2,"), stats);
    IOException e =
        assertThrows(
            IOException.class,
            () -> run(new CorpusVerb(), "decode", "--data", at("corpus"), "--out", at("wav")));
    assertTrue(e.getMessage().contains("--force"), e.getMessage());
  }

  @Test
  void decodeReadsACorpusAndEachOfItsFiles() throws Exception {
    run(new CorpusVerb(), "encode", "--data", at("speech"), "--out", at("corpus"));
    run(new EncodeVerb(), at("speech"), at("phc"));
    run(new DecodeVerb(), at("phc"), at("expected"), "--seed", 3);
    Path file;
    try (Stream<Path> files = Files.list(at("corpus/codes/shard=0"))) {
      file = files.filter(name -> name.toString().endsWith(".parquet")).findFirst().get();
    }
    for (Path in : List.of(at("corpus"), file, at("corpus/codes"))) {
      Path out = at("of " + in.getFileName());
      boolean isNamed = !in.equals(at("corpus/codes"));
      VerbRun run =
          isNamed
              ? run(new DecodeVerb(), in, out, "--seed", 3, "--json")
              : run(new CorpusVerb(), "decode", "--data", in, "--out", out, "--seed", 3, "--json");
      assertEquals(ExitCode.OK, run.code(), run.words());
      assertTrue(run.text().contains("\"files\":5,"), run.text());
      assertEquals(tree(at("expected")), tree(out));
      for (String name : tree(out)) {
        assertEquals(-1, Files.mismatch(at("expected").resolve(name), out.resolve(name)), name);
      }
    }
    Path other = Files.writeString(at("other.parquet"), "PAR1 and no more");
    IOException e =
        assertThrows(IOException.class, () -> run(new DecodeVerb(), other, at("of other")));
    assertTrue(e.getMessage().startsWith(other + ": "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  /** All files of a folder, hidden ones too, by their paths in it. */
  private static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void namesWhatFailsAndWhy() throws Exception {
    Files.writeString(at("speech").resolve("bad.wav"), "no sound");
    VerbRun encode = run(new CorpusVerb(), "encode", "--data", at("speech"), "--out", at("corpus"));
    assertEquals(ExitCode.PARTIAL, encode.code());
    assertTrue(encode.words().contains("bad.wav: at byte 0: expected a WAV"), encode.words());
    UsageException e = assertThrows(UsageException.class, () -> decode("pitch > 3"));
    assertTrue(e.getMessage().contains("pitch"), e.getMessage());
  }
}
