// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of equal bits: kernels, lane widths, threads, portions and machines. */
class HashMatrixTest {
  /** Codes and samples of {@link HashMatrix}, from Java 17 on a Xeon with AVX-512. */
  private static final String HASHES = "f90438b521688f99 21e7de74a3e20906";

  /** The lane width is at most what is asked for, and at most what the machine has. */
  @ParameterizedTest
  @CsvSource({"scalar, 64", "vector, 16", "vector, 32", "vector, 64", "vector-fp32, 64"})
  void givesTheStoredHashesByAnyThreadsAndPortions(String kernels, int vectorBytes)
      throws Exception {
    List<String> flags = List.of("-XX:MaxVectorSize=" + vectorBytes);
    String said = OwnJvm.run(HashMatrix.class, flags, kernels);
    List<String> lines = said.lines().toList();
    assertTrue(lines.get(0).startsWith(kernels), said);
    assertEquals(1 + 2 * 3, lines.size(), said);
    for (String line : lines.subList(1, lines.size())) {
      assertTrue(line.startsWith(HASHES + " "), () -> HASHES + " expected, found\n" + said);
    }
  }

  /**
   * By the first compiler alone, and without the fused instruction, where it is made of others.
   * Without that the vector kernels are not offered.
   */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:-UseFMA", "-XX:UseAVX=0"})
  void givesTheStoredHashesHoweverItIsCompiled(String flag) throws Exception {
    String said = OwnJvm.run(HashMatrix.class, List.of(flag), "scalar", "2", "7");
    List<String> lines = said.lines().toList();
    assertTrue(lines.get(0).startsWith("scalar"), said);
    assertEquals(HASHES + " 2 7", lines.get(1), said);
  }

  /** Left to choose, the kernels are those that the JVM can compile. */
  @ParameterizedTest
  @CsvSource({"vector, -Xmixed", "scalar, -Xint", "scalar, -XX:TieredStopAtLevel=1"})
  void choosesVectorsWhereTheyAreCompiled(String expected, String flag) throws Exception {
    String said = OwnJvm.run(HashMatrix.class, List.of(flag), "auto", "1", "7", "2");
    assertTrue(said.startsWith(expected), said);
  }

  /** A hundred times slower, as every vector is an object there, so it does a little only. */
  @ParameterizedTest
  @CsvSource({"scalar, -Xint", "vector, -Xint", "vector, -XX:TieredStopAtLevel=1"})
  void givesWithoutTheSecondCompilerWhatItGivesWithIt(String kernels, String flag)
      throws Exception {
    String[] little = {kernels, "1", "7", "2"};
    String compiled = OwnJvm.run(HashMatrix.class, List.of(), little);
    assertEquals(compiled, OwnJvm.run(HashMatrix.class, List.of(flag), little));
  }
}
