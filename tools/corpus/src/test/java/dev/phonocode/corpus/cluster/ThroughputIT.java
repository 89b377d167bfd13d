// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.corpus.Sounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a second worker of one core brings, with the built-in model. Told by the processor time of
 * the executors, which other work on the machine does not change: two are as fast as the one that
 * has more to do.
 */
class ThroughputIT {
  private static final int FEW = 4;
  private static final int MANY = 400;
  private static final double SECONDS = 10;
  private static final double LEAST_GAIN = 1.7;

  @TempDir Path folder;

  @Test
  void twoWorkersDoOnePointSevenTimesTheWorkOfOne() throws Exception {
    double starting;
    double alone;
    try (LoopbackCluster cluster = LoopbackCluster.start(folder, 1)) {
      starting = busiest(cluster, FEW);
      alone = busiest(cluster, MANY);
    }
    double together;
    try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2)) {
      together = busiest(cluster, MANY);
    }
    double gain = (alone - starting) / (together - starting);
    String figures =
        "%d recordings of %.0f s: %.1f s of processor time in one executor, %.1f s in the busier"
                .formatted(MANY, SECONDS, alone, together)
            + " of two, %.1f s of each to start: %.2f times".formatted(starting, gain);
    System.out.println(figures);
    assertTrue(gain >= LEAST_GAIN, figures);
  }

  /** Processor time of the executor that worked longest, in seconds. */
  private double busiest(LoopbackCluster cluster, int recordings) throws Exception {
    Path speech = folder.resolve("speech" + recordings);
    if (!Files.exists(speech)) {
      Sounds.writeEqual(speech, recordings, SECONDS);
    }
    String name = "run" + System.nanoTime();
    Process driver =
        cluster.phonocode(
            name,
            "corpus",
            "encode",
            "--master",
            cluster.url(),
            "--data",
            speech.toString(),
            "--out",
            folder.resolve(name).toString());
    Map<Long, Duration> times = new HashMap<>();
    while (driver.isAlive()) {
      for (ProcessHandle executor : cluster.executors()) {
        executor.info().totalCpuDuration().ifPresent(t -> times.put(executor.pid(), t));
      }
      Thread.sleep(20);
    }
    assertEquals(0, driver.exitValue(), () -> cluster.said(name));
    return times.values().stream().mapToDouble(Duration::toMillis).max().orElseThrow() / 1000;
  }
}
