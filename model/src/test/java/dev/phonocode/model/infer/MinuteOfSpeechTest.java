// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A kernel that stops inlining boxes its vectors, silently: it shows as garbage, and here. What the
 * JIT inlines depends on when it compiles, so a JVM boxes now and then by bad luck ({@code
 * src/design/0004-speed.md}): a kernel fails if it does so in each of several.
 */
class MinuteOfSpeechTest {
  private static final int JVMS = 4;

  @ParameterizedTest
  @CsvSource({"scalar, panels", "vector, panels", "scalar, small", "vector, small"})
  void isDecodedWithoutGarbageAndWithoutACollection(String kernels, String network)
      throws Exception {
    List<String> said = new ArrayList<>();
    boolean clean = false;
    for (int i = 0; i < JVMS && !clean; i++) {
      String minutes = OwnJvm.run(MinutesOfSpeech.class, List.of(), kernels, network);
      said.add(minutes);
      String[] last = minutes.lines().reduce((a, b) -> b).orElseThrow().split(" ");
      clean = Long.parseLong(last[0]) <= MinutesOfSpeech.MOST_BYTES && last[1].equals("0");
    }
    assertTrue(clean, () -> String.join("\n", said));
  }
}
