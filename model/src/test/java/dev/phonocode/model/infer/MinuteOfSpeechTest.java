// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kernel that stops inlining boxes its vectors, silently: it shows as garbage, and here. */
class MinuteOfSpeechTest {
  @ParameterizedTest
  @CsvSource({"scalar, panels", "vector, panels", "scalar, small", "vector, small"})
  void isDecodedWithoutGarbageAndWithoutACollection(String kernels, String network)
      throws Exception {
    String said = OwnJvm.run(MinutesOfSpeech.class, List.of(), kernels, network);
    List<String> minutes = said.lines().toList();
    String[] last = minutes.get(minutes.size() - 1).split(" ");
    assertTrue(Long.parseLong(last[0]) <= MinutesOfSpeech.MOST_BYTES, said);
    assertEquals("0", last[1], said);
  }
}
