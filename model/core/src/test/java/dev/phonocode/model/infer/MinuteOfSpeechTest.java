// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** A kernel that stops inlining boxes its vectors, silently: it shows as garbage, and here. */
class MinuteOfSpeechTest {
  @ParameterizedTest
  @CsvSource({"panels, vector", "panels, scalar, vector", "small, vector", "small, scalar, vector"})
  void isDecodedWithoutGarbageAndWithoutACollection(ArgumentsAccessor arguments) throws Exception {
    String[] networkAndKernels =
        arguments.toList().stream().map(Object::toString).toArray(String[]::new);
    String said = OwnJvm.run(MinutesOfSpeech.class, List.of(), networkAndKernels);
    List<String> lines = said.lines().toList();
    assertEquals(networkAndKernels.length - 1, lines.size(), said);
    for (String line : lines) {
      String[] words = line.split(" ");
      assertTrue(Long.parseLong(words[1]) <= MinutesOfSpeech.MOST_BYTES, said);
      assertEquals("0", words[2], said);
    }
  }
}
