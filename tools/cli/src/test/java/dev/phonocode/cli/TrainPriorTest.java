// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainPriorTest extends InWorkplace {
  private Path speech;
  private Path out;

  @BeforeEach
  void twoVoices() throws IOException {
    speech = folder.resolve("voices");
    for (int voice = 0; voice < 2; voice++) {
      Path of = Files.createDirectories(speech.resolve("voice" + voice));
      Files.write(of.resolve("a.wav"), RandomModel.wav(1.3 + voice, Workplace.RATE_HZ));
    }
    out = place.out("prior.phm");
  }

  private Run train(Object... more) {
    return place.run("train-prior", "--data", speech, "--out", out, "--threads", 1, more);
  }

  @Test
  void theModelWithItsPriorCodesWhatItThenDecodes() throws IOException {
    train("--steps", 3, "--device", "cpu").succeeds();
    ModelBundle codec = ModelBundle.read(place.model());
    ModelBundle both = ModelBundle.read(out);
    assertTrue(!codec.config().hasPrior() && both.config().hasPrior());
    codec.weights().tensors().forEach((n, t) -> assertEquals(t, both.weights().tensors().get(n)));

    Path coded = place.out("coded.phc");
    place.run("encode", "--model", out, place.speech(), coded).succeeds();
    Run fromCoded = place.run("decode", "--model", out, coded, "-").succeeds();
    Path raw = place.out("raw.phc");
    SpeechCodec.open(out).read(coded).raw().write(raw);
    Run fromRaw = place.run("decode", "--model", out, raw, "-").succeeds();
    assertArrayEquals(fromRaw.data(), fromCoded.data());
  }

  @Test
  void aRunThatRanOutOfTimeGoesOn() throws IOException {
    String words = train("--steps", 3, "--minutes", 0).succeeds().words();
    assertTrue(words.contains("time is out"), words);
    byte[] untrained = Files.readAllBytes(out);
    assertTrue(train("--steps", 3, "--resume").fails(1).words().contains("exists already"));
    train("--steps", 3, "--resume", "--force").succeeds();
    assertFalse(Arrays.equals(untrained, Files.readAllBytes(out)));
  }

  @Test
  void anInterruptedRunWritesTheModelAndSaysHowToGoOn() throws Exception {
    Path words = folder.resolve("words");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dai.djl.offline=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "train-prior",
            "--data",
            speech.toString(),
            "--out",
            out.toString(),
            "--threads",
            "1",
            "--device",
            "cpu",
            "--steps",
            "1000000");
    builder.environment().put("PHONOCODE_MODEL", place.model().toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectErrorStream(true).redirectOutput(words.toFile());
    Process process = builder.start();
    try {
      Path metrics = Path.of(out + ".run", "metrics.jsonl");
      while (process.isAlive() && !(Files.exists(metrics) && Files.size(metrics) > 0)) {
        Thread.sleep(20);
      }
      process.destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still runs");
    } finally {
      process.destroyForcibly();
    }
    assertTrue(Files.readString(words).contains("--resume goes on"), Files.readString(words));
    assertTrue(ModelBundle.read(out).config().hasPrior());
    assertEquals(List.of("prior.phm", "prior.phm.run"), place.outputs());
  }

  @Test
  void saysWhatIsMissing() {
    assertTrue(place.run("train-prior", "--out", out).fails(2).words().contains("--data"));
    assertTrue(place.run("train-prior", "--data", speech).fails(2).words().contains("--out"));
    assertFalse(Files.exists(out));
  }
}
