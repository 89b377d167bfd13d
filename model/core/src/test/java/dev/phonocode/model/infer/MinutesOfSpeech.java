// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import com.sun.management.ThreadMXBean;
import dev.phonocode.model.ModelConfig;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Decodes minutes of speech by one network, {@code panels} or {@code small}, on one kind of kernels
 * after the other: a line {@code KERNELS BYTES COLLECTIONS} of garbage for each kind, in its first
 * minute that makes nearly none, or else its last. A program of its own, because what is inlined
 * depends on which kernels ran before.
 */
final class MinutesOfSpeech {
  /** A step that boxed one vector would allocate 4000 times 64 bytes a second, and more. */
  static final long MOST_BYTES = 60 * 1000;

  /**
   * Interpreted Vector API calls allocate, and on a loaded machine the compiler comes late. Boxes
   * that stay after this many minutes stay for ever.
   */
  static final int MOST_MINUTES = 4;

  private static final int WARM_UP_SECONDS = 15;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private MinutesOfSpeech() {}

  /** Arguments: the network, then kinds of kernels. */
  public static void main(String[] args) {
    ModelConfig config = args[0].equals("panels") ? Fixtures.panels() : Fixtures.small();
    for (int i = 1; i < args.length; i++) {
      decodeMinutes(config, args[i]);
    }
  }

  private static void decodeMinutes(ModelConfig config, String kernels) {
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, 1), Kernels.named(kernels));
    CodeDecoder decoder = model.newDecoder(new float[3], new Sampling(1, 1));
    int seconds = WARM_UP_SECONDS + 60 * MOST_MINUTES;
    int frames = seconds * config.sampleRateHz() / config.codeHopSamples();
    int[] codes = new int[config.quantiser().books()];
    for (int f = 0; f < frames; f++) {
      codes[0] = f % config.quantiser().size();
      decoder.push(codes);
    }
    decoder.finish();
    float[] second = new float[config.sampleRateHz()];
    decode(decoder, second, WARM_UP_SECONDS);
    long bytes = Long.MAX_VALUE;
    long collections = 0;
    for (int minute = 0; minute < MOST_MINUTES && bytes > MOST_BYTES; minute++) {
      long collectionsBefore = collections();
      long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
      decode(decoder, second, 60);
      bytes = THREAD.getCurrentThreadAllocatedBytes() - bytesBefore;
      collections = collections() - collectionsBefore;
    }
    System.out.println(kernels + " " + bytes + " " + collections);
  }

  private static void decode(CodeDecoder decoder, float[] second, int seconds) {
    for (int s = 0; s < seconds; s++) {
      int samples = decoder.poll(second, 0, second.length);
      if (samples != second.length) {
        throw new IllegalStateException(second.length + " samples expected, found " + samples);
      }
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
