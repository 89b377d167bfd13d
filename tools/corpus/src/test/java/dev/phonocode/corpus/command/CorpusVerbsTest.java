// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.cli.coding.DecodeVerb;
import dev.phonocode.cli.coding.EncodeVerb;
import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.corpus.Sounds;
import dev.phonocode.testkit.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusVerbsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path model;

  @BeforeEach
  void makeSounds() throws IOException {
    model = folder.resolve("tiny.phm");
    TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny")), 7).write(model);
    Sounds.write(folder.resolve("speech"), 5);
  }

  private int run(Verb verb, Object... args) throws UsageException, IOException {
    out.reset();
    String[] words = new String[args.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = args[i].toString();
    }
    Console console =
        new Console(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Progress.Style.NONE,
            false,
            false,
            Map.of("PHONOCODE_MODEL", model.toString()));
    return verb.run(Arguments.parse(verb, words), console);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  @Test
  void decodesChosenRowsToTheBytesOfTheFilesWay() throws Exception {
    assertEquals(
        ExitCode.OK,
        run(new CorpusVerb(), "encode", "--data", at("speech"), "--out", at("corpus"), "--json"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"recordings\":5,"), out.toString());
    assertEquals(
        ExitCode.OK,
        run(
            new CorpusVerb(),
            "decode",
            "--data",
            at("corpus"),
            "--out",
            at("wav"),
            "--seed",
            3,
            "--where",
            "speaker = 'speaker1'",
            "--json"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"files\":2,"), out.toString());
    for (int i = 3; i < 5; i++) {
      String name = "speaker1/" + i + ".wav";
      run(new EncodeVerb(), at("speech").resolve(name), at("one.phc"), "--force");
      run(new DecodeVerb(), at("one.phc"), at("one.wav"), "--seed", 3, "--force");
      assertArrayEquals(
          Files.readAllBytes(at("one.wav")), Files.readAllBytes(at("wav").resolve(name)));
    }
    run(new CorpusVerb(), "stats", "--data", at("corpus"), "--json");
    String stats = out.toString(StandardCharsets.UTF_8);
    assertTrue(stats.contains("\"failures\":0,") && stats.contains("\"speakers\":2,"), stats);
    IOException e =
        assertThrows(
            IOException.class,
            () -> run(new CorpusVerb(), "decode", "--data", at("corpus"), "--out", at("wav")));
    assertTrue(e.getMessage().contains("--force"), e.getMessage());
  }

  @Test
  void namesWhatFailsAndWhy() throws Exception {
    Files.writeString(at("speech").resolve("bad.wav"), "no sound");
    assertEquals(
        ExitCode.PARTIAL,
        run(new CorpusVerb(), "encode", "--data", at("speech"), "--out", at("corpus")));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("bad.wav: at byte 0: expected a WAV"), said);
    UsageException e =
        assertThrows(
            UsageException.class,
            () ->
                run(
                    new CorpusVerb(),
                    "decode",
                    "--data",
                    at("corpus"),
                    "--out",
                    at("wav"),
                    "--where",
                    "pitch > 3"));
    assertTrue(e.getMessage().contains("pitch"), e.getMessage());
  }
}
