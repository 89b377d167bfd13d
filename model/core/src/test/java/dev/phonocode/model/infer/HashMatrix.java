// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Random sequences through one model, on one kind of kernels, by each number of threads and each
 * portion: a line of hashes each. A program of its own, because the lane width is the JVM's.
 */
final class HashMatrix {
  private static final int SEQUENCES = 200;

  private static final long SEED = 4;
  private static final int MAX_FRAMES = 4;
  private static final int[] THREADS = {1, 2};
  private static final int[] PORTIONS = {1, 7, Integer.MAX_VALUE};

  private final SpeechModel model;
  private final ModelConfig config;
  private final int sequences;

  private HashMatrix(Kernels kernels, ModelConfig config, int sequences) {
    this.config = config;
    this.sequences = sequences;
    model = SpeechModel.of(Fixtures.bundle(config, SEED), kernels);
  }

  /**
   * Prints the kernels' name, then {@code CODES SAMPLES THREADS PORTION} for every combination, or
   * for the one that is told after the kernels. A fourth argument asks for so many sequences
   * through a smaller model.
   */
  public static void main(String[] args) throws Exception {
    Kernels kernels = Kernels.named(args[0]);
    System.out.println(kernels.name());
    HashMatrix matrix =
        args.length > 3
            ? new HashMatrix(kernels, Fixtures.small(), Integer.parseInt(args[3]))
            : new HashMatrix(kernels, Fixtures.panels(), SEQUENCES);
    for (int threads : args.length > 1 ? new int[] {Integer.parseInt(args[1])} : THREADS) {
      for (int portion : args.length > 2 ? new int[] {Integer.parseInt(args[2])} : PORTIONS) {
        String codes = matrix.hash(threads, sequence -> matrix.encode(sequence, portion));
        String samples = matrix.hash(threads, sequence -> matrix.decode(sequence, portion));
        System.out.println(codes + " " + samples + " " + threads + " " + portion);
      }
    }
  }

  /** What is made of a sequence, as bytes. */
  private interface Work {
    byte[] of(int sequence);
  }

  /** The start of the SHA-256 over all sequences in order, whichever was done first. */
  private String hash(int threads, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int i = 0; i < sequences; i++) {
        int sequence = i;
        tasks.add(() -> work.of(sequence));
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Future<byte[]> done : pool.invokeAll(tasks)) {
        digest.update(done.get());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } finally {
      pool.shutdown();
    }
  }

  /** Codes of random front-end frames, pushed so many at a time. */
  private byte[] encode(int sequence, int portion) {
    Random random = new Random(SEED + sequence);
    int frames = 1 + sequence % (MAX_FRAMES * config.encoder().downSampling());
    LatentEncoder encoder = model.newEncoder();
    List<float[]> latents = new ArrayList<>();
    float[] frame = new float[config.encoder().inputChannels()];
    for (int t = 1; t <= frames; t++) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = (float) random.nextGaussian();
      }
      encoder.push(frame);
      if (t % portion == 0) {
        latents.addAll(List.of(Encoding.latents(model, encoder)));
      }
    }
    encoder.finish(new float[frame.length]);
    latents.addAll(List.of(Encoding.latents(model, encoder)));
    int[][] codes = Encoding.nearest(model, latents.toArray(float[][]::new));
    ByteBuffer found =
        ByteBuffer.allocate((frames + 1) * config.quantiser().books() * Integer.BYTES);
    for (int[] row : codes) {
      for (int code : row) {
        found.putInt(code);
      }
    }
    return found.array();
  }

  /** Samples of random codes, polled so many at a time. */
  private byte[] decode(int sequence, int portion) {
    Random random = new Random(-SEED - sequence);
    int frames = 1 + sequence % MAX_FRAMES;
    float[] speaker = new float[config.speaker().size()];
    speaker[0] = random.nextFloat();
    CodeDecoder decoder = model.newDecoder(speaker, new Sampling(sequence, 1));
    float[] samples = new float[frames * config.codeHopSamples()];
    int at = 0;
    for (int t = 0; t < frames; t++) {
      int[] codes = random.ints(config.quantiser().books(), 0, config.quantiser().size()).toArray();
      decoder.push(codes);
      at = drain(decoder, samples, at, portion);
    }
    decoder.finish();
    drain(decoder, samples, at, portion);
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * Float.BYTES);
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  private static int drain(CodeDecoder decoder, float[] samples, int from, int portion) {
    int at = from;
    int polled;
    do {
      polled = decoder.poll(samples, at, Math.min(portion, samples.length - at));
      at += polled;
    } while (polled > 0);
    return at;
  }
}
