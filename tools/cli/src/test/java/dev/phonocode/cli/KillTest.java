// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code encode} killed, as by power failure of its process alone: no warning, no clean-up. */
class KillTest extends InWorkplace {
  /** Fifty moments with {@code -Psoak}. */
  @Test
  void theTargetNeverHoldsAPartOfAFile() throws Exception {
    int moments = Boolean.getBoolean("phonocode.soak") ? 50 : 2;
    Path speech = place.file("long.wav", RandomModel.wav(40, Workplace.RATE_HZ));
    Path target = place.out("a.phc");
    long start = System.nanoTime();
    assertEquals(0, encode(speech, target).waitFor());
    long whole = System.nanoTime() - start;
    byte[] expected = Files.readAllBytes(target);
    Files.delete(target);

    int killed = 0;
    // The first run may have been a slow one: whoever ends before the moment makes the next sooner.
    for (int seed = 0; killed < moments && seed < 3 * moments; seed++) {
      Process process = encode(speech, target);
      long wait = (long) (whole * (0.3 + 0.7 * new Random(seed).nextDouble()));
      if (process.waitFor(wait, TimeUnit.NANOSECONDS)) {
        whole = wait;
      } else {
        killed++;
      }
      process.destroyForcibly().waitFor();
      if (Files.exists(target)) {
        assertArrayEquals(expected, Files.readAllBytes(target), "seed " + seed);
        Files.delete(target);
      }
    }
    assertTrue(killed > 0, "every process had ended before: the test does not test");
  }

  private Process encode(Path speech, Path target) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "encode",
            speech.toString(),
            target.toString(),
            "--force",
            "--quiet");
    builder.environment().put("PHONOCODE_MODEL", place.model().toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "PHONOCODE_KERNEL"));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }
}
