// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Training as a user does it: a folder of recordings, Ctrl-C, and going on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class TrainIT {
  /** The default network, narrow, with no more patience than a test has. */
  private static final String PRESET =
      """
      {"extends": "default",
       "model": {"name": "test",
         "encoder": {"channels": 16}, "quantiser": {"books": 2, "size": 16, "dimension": 16},
         "speaker": {"channels": 16, "size": 16}, "conditioner": {"channels": 16, "output_channels": 16},
         "decoder": {"channels": 16, "dilations": [1, 2, 4], "knots": 16}},
       "training": {"warm_up_steps": 5, "reference_frames": 40, "stages": [
         {"name": "joint", "steps": 100000, "ramp_steps": 5, "batch": 2, "context_frames": 6,
          "segment_frames": 8, "learning_rate": 1e-3, "decoder_learning_rate": 1e-3,
          "final_share": 1, "mel_weight": 1, "pitch_weight": 0.1, "commitment": 0.1,
          "book_dropout": 0.5}]}}
      """;

  @TempDir static Path base;

  private static FakeCheckout checkout;

  @BeforeAll
  static void takeTheJarsAndSomeSpeech() throws IOException {
    checkout = FakeCheckout.ofBuiltJars(base);
    Path voice = Files.createDirectories(base.resolve("speech/voice"));
    for (int i = 0; i < 3; i++) {
      Files.copy(
          Checkout.root().resolve("src/examples/hello.wav"), voice.resolve("hello" + i + ".wav"));
    }
    Files.writeString(base.resolve("test.json"), PRESET);
  }

  private static FakeCheckout.Run train(String... more) {
    String[] args = {
      "train", "--data", "speech", "--out", "run", "--preset", "test.json", "--threads", "1"
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return checkout.run(all).in(base);
  }

  @Test
  void savesOnInterruptAndGoesOnFromThere() throws Exception {
    assumeTrue(interruptsReachChildren(), "this process ignores SIGINT, and so do its children");
    Path metrics = base.resolve("run/metrics.jsonl");
    Path err = base.resolve("err");
    Process process = train().start(base.resolve("out"), err);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!(Files.exists(metrics) && Files.size(metrics) > 0)) {
      assertTrue(process.isAlive(), () -> "training ended: " + text(err));
      assertTrue(System.nanoTime() < deadline, () -> "no metrics in five minutes: " + text(err));
      Thread.sleep(100);
    }
    assertFalse(Files.exists(base.resolve("run/model.phm")), "it is still training");
    assertEquals(0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it stops when interrupted");
    assertEquals(130, process.exitValue(), text(err));
    assertTrue(Files.exists(base.resolve("run/model.phm")), text(err));

    long lines = Files.readAllLines(metrics).size();
    Finished more = train("--resume", "--minutes", "0.05").finish();
    assertEquals(0, more.exitCode(), more.toString());
    assertTrue(more.complains("time is out"), more.toString());
    assertTrue(Files.readAllLines(metrics).size() >= lines);
    Finished info = checkout.run("info", "run/model.phm", "--json").in(base).finish();
    assertEquals(0, info.exitCode(), info.toString());

    Finished again = train().finish();
    assertEquals(1, again.exitCode(), "a run is not overwritten: " + again);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A shell that starts a job in the background may have told it to ignore SIGINT. */
  private static boolean interruptsReachChildren() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "30").start();
    new ProcessBuilder("kill", "-INT", "" + sleeper.pid()).start().waitFor();
    boolean ended = sleeper.waitFor(5, TimeUnit.SECONDS);
    sleeper.destroyForcibly();
    return ended;
  }
}
