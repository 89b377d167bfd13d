// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.cli.bench.Processor;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.CodeDecoder;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.Sampling;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.torch.bulk.BulkDecoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * The decoder in plain Java and as a loop of PyTorch calls with cached queues, in alternation, on
 * one thread: prints medians in times real time (of CPU time), and the ratio. Operand: rounds, 5 if
 * not given.
 */
public final class TorchRatio {
  private static final int JAVA_FRAMES = 100;
  private static final int TORCH_FRAMES = 10;

  /**
   * The thread's own time, so that a busy machine does not count: both work on this thread alone.
   */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private TorchRatio() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    ModelBundle bundle = SpeechCodec.defaultBundle();
    Kernels kernels = Kernels.best();
    SpeechModel model = SpeechModel.of(bundle, kernels);
    double[] java = new double[rounds];
    double[] torch = new double[rounds];
    try (BulkDecoder decoder = new BulkDecoder(bundle, "cpu", 1)) {
      for (int round = -1; round < rounds; round++) { // the first one warms up
        double j = timesRealTime(model, () -> plain(model, codes(model, JAVA_FRAMES)));
        double t = timesRealTime(model, () -> loop(decoder, model, codes(model, TORCH_FRAMES)));
        if (round >= 0) {
          java[round] = j;
          torch[round] = t;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, Java %s, %s: %.2f times real time; PyTorch loop, one thread: %.4f; ratio %.0f%n",
        Processor.name(),
        Runtime.version().feature(),
        kernels.name(),
        median(java),
        median(torch),
        median(java) / median(torch));
  }

  /** Decodes, and returns the samples made. */
  private static int plain(SpeechModel model, int[][] codes) {
    CodeDecoder decoder = model.newDecoder(voice(model), new Sampling(1, 1));
    for (int[] frame : codes) {
      decoder.push(frame);
    }
    decoder.finish();
    float[] out = new float[codes.length * model.config().codeHopSamples()];
    return decoder.poll(out, 0, out.length);
  }

  private static int loop(BulkDecoder decoder, SpeechModel model, int[][] codes) {
    var utterance = new BulkDecoder.Utterance(codes, voice(model), 1);
    return decoder.decode(List.of(utterance), 1).get(0).length;
  }

  private static float[] voice(SpeechModel model) {
    return new float[model.config().speaker().size()];
  }

  private static int[][] codes(SpeechModel model, int frames) {
    Random random = new Random(1);
    int[][] codes = new int[frames][];
    for (int k = 0; k < frames; k++) {
      int books = model.config().quantiser().books();
      codes[k] = random.ints(books, 0, model.config().quantiser().size()).toArray();
    }
    return codes;
  }

  private static double timesRealTime(SpeechModel model, IntSupplier work) {
    long start = CLOCK.getCurrentThreadCpuTime();
    double samples = work.getAsInt();
    long nanos = CLOCK.getCurrentThreadCpuTime() - start;
    return samples / model.config().sampleRateHz() * 1e9 / nanos;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
