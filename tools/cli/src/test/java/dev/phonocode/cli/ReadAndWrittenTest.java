// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that options name are read, and so never written, forced or not. */
class ReadAndWrittenTest extends InWorkplace {
  @Test
  void whatAnOptionReadsIsNotOverwritten() throws IOException {
    Path read = place.out("read.wav");
    byte[] bytes = Files.readAllBytes(place.speech());
    Files.write(read, bytes);
    Path wav = place.out("out.wav");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("convert", place.speech(), read, "--to-reference", read),
            List.of("roundtrip", place.speech(), wav, "--report", read, "--to-reference", read),
            List.of("roundtrip", place.speech(), wav, "--report", read, "--labels", read),
            List.of("sample", read, "--prime", read),
            List.of("encode", place.speech(), read, "--model", read))) {
      Run run = place.run(command, "--force");
      assertEquals(1, run.code(), command + ": " + run.words());
      assertTrue(run.words().contains("is read by an option"), command + ": " + run.words());
      assertArrayEquals(bytes, Files.readAllBytes(read));
    }
  }

  @Test
  void aRunDoesNotReplaceTheModelThatItStartsFrom() throws IOException {
    Path run = Files.createDirectory(place.out("run"));
    Path model = Files.copy(place.model(), run.resolve("model.phm"));
    byte[] bytes = Files.readAllBytes(model);
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("train", "--out", run, "--init", model),
            List.of("train-prior", "--out", place.out("a.phm"), "--work", run, "--model", model),
            List.of("train-prior", "--out", model, "--force", "--init", model))) {
      Run refused = place.run(command, "--data", place.speech().getParent());
      assertEquals(1, refused.code(), command + ": " + refused.words());
      assertTrue(refused.words().contains("is read by an option"), refused.words());
      assertArrayEquals(bytes, Files.readAllBytes(model));
    }
  }

  @Test
  void standardInputIsReadOnce() {
    Run run = place.run("convert", "-", place.out("a.wav"), "--to-reference", "-");
    assertEquals(2, run.code());
    assertTrue(run.words().contains("both want standard input"), run.words());
  }
}
