// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.phonocode.testkit.Mutator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files of every kind that is read, but for sound (ReaderFuzzTest of the formats): each
 * ends in an {@link IOException} or is read, soon. {@code -Dphonocode.fuzz=N} tries N files a kind
 * instead of a few, from {@code -Dphonocode.fuzz.first} on; {@code mvn -Pnightly verify} tries ten
 * million in all.
 */
class ReadersFuzzTest {
  private static final int CASES = Integer.getInteger("phonocode.fuzz", 500);
  private static final long FIRST = Long.getLong("phonocode.fuzz.first", 0);
  private static final double MOST_SECONDS = 2;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void endsSoonReadOrInADocumentedError(FuzzedReader reader, TestReporter reporter)
      throws IOException {
    List<byte[]> seeds = reader.seeds();
    Mutator mutator = new Mutator(seeds);
    Path file = folder.resolve(reader.fileName());
    for (byte[] whole : seeds) {
      reader.read(Files.write(file, whole)); // or the bad ones would tell nothing
    }
    int refused = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      Files.write(file, mutator.file(seed));
      long start = cpuNanos();
      try {
        reader.read(file);
      } catch (IOException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        fail(reader + ", seed " + seed, e);
      }
      double seconds = (cpuNanos() - start) / 1e9;
      assertTrue(seconds < MOST_SECONDS, reader + ", seed " + seed + " took " + seconds + " s");
    }
    reporter.publishEntry(reader + ", seeds", FIRST + " to " + (FIRST + CASES - 1));
    assertTrue(refused > CASES / 20, refused + " of " + CASES + " were refused");
  }

  /** Not by the clock: other programs may have the processor. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
