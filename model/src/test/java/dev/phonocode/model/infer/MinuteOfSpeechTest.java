// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.phonocode.model.ModelConfig;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel that stops inlining boxes its vectors, silently: it shows as garbage, and here. */
class MinuteOfSpeechTest {
  private static final int SECONDS = 60;

  /** A step that boxed one vector would allocate 4000 times 64 bytes a second, and more. */
  private static final long MOST_BYTES_A_SECOND = 1000;

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void isDecodedWithoutGarbageAndWithoutACollection(String kernels) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ModelConfig config = Fixtures.panels();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, 1), Kernels.named(kernels));
    CodeDecoder decoder = model.newDecoder(new float[3], new Sampling(1, 1));
    int second = config.sampleRateHz();
    int warmUpSeconds = 15; // interpreted Vector API calls allocate
    int frames = (warmUpSeconds + SECONDS) * second / config.codeHopSamples();
    int[] codes = new int[config.quantiser().books()];
    for (int f = 0; f < frames; f++) {
      codes[0] = f % config.quantiser().size();
      decoder.push(codes);
    }
    decoder.finish();
    float[] out = new float[second];
    for (int s = 0; s < warmUpSeconds; s++) {
      assertEquals(second, decoder.poll(out, 0, second));
    }
    long collections = collections();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int s = 0; s < SECONDS; s++) {
      assertEquals(second, decoder.poll(out, 0, second));
    }
    long bytes = thread.getCurrentThreadAllocatedBytes() - before;
    assertEquals(collections, collections(), "collections");
    assertTrue(bytes <= SECONDS * MOST_BYTES_A_SECOND, bytes + " bytes in " + SECONDS + " s");
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
