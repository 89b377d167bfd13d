// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * Measures in rounds: each round measures everything for at least half a second, so that whatever
 * else the machine does falls on all alike; medians over the rounds are the result. Three rounds
 * before that, in which the JVM compiles, are thrown away.
 */
public final class CodecBench {
  private static final int WARM_UP_ROUNDS = 3;
  private static final long LEAST_NANOS = 500_000_000;

  /** Decoded together in one thread. */
  static final int STREAMS = 4;

  private static final Executor THREADS = work -> new Thread(work).start();

  private final SpeechCodec fast;
  private final SpeechCodec scalar;
  private final Optional<SpeechCodec> float32;
  private final AudioClip clip;
  private final DecoderCost cost;
  private final MachineLimits limits;
  private final Map<String, double[]> measured = new TreeMap<>(); // [rounds]

  /**
   * Medians.
   *
   * @param encodeXrt times real time, on the kernels asked for
   * @param decodeXrt as above
   * @param togetherXrt four streams together in one thread, all of them
   * @param streamsRatio two streams at once on two threads: both together over one alone
   * @param decodeXrtScalar on the scalar kernels
   * @param decodeXrtFloat32 on Vector kernels with float32 weights; empty where there are none
   * @param priorXrt codes written and read again through the prior; empty where the model has none
   * @param readBytesPerSecond of one thread, over memory of the weights' size
   * @param multiplyAddsPerSecond of one thread, from registers
   * @param productsPerSecond multiply-adds of the decoder's kernels, weights unpacked
   * @param limitXrt what reading and products allow the decoder
   * @param togetherLimitXrt what they allow four streams together
   */
  public record Result(
      double encodeXrt,
      double decodeXrt,
      double togetherXrt,
      double streamsRatio,
      double decodeXrtScalar,
      OptionalDouble decodeXrtFloat32,
      OptionalDouble priorXrt,
      double readBytesPerSecond,
      double multiplyAddsPerSecond,
      double productsPerSecond,
      double limitXrt,
      double togetherLimitXrt) {}

  /** Prepares a bench of this model on these kernels and on the scalar ones. */
  public CodecBench(ModelBundle bundle, Kernels kernels, AudioClip clip) {
    this.fast = SpeechCodec.open(bundle, kernels);
    this.scalar = SpeechCodec.open(bundle, Kernels.named("scalar"));
    this.float32 = vectorFloat32().map(set -> SpeechCodec.open(bundle, set));
    this.clip = clip;
    this.cost = DecoderCost.of(bundle);
    boolean isVector = kernels.name().startsWith("vector");
    KernelSet products = isVector ? new VectorKernels() : new RowKernels();
    this.limits = new MachineLimits((long) cost.bytes(), products);
  }

  /**
   * Measures.
   *
   * @param rounds that count
   * @param afterEach called after each measurement, to show progress
   */
  public Result run(int rounds, Runnable afterEach) {
    CodeSequence codes = fast.encode(clip);
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      measure("encode", round, rounds, () -> timesRealTime(() -> fast.encode(clip)));
      measure("decode", round, rounds, () -> timesRealTime(() -> fast.decode(codes)));
      measure("together", round, rounds, () -> STREAMS * timesRealTime(() -> together(codes)));
      measure("streams", round, rounds, () -> 2 * timesRealTime(() -> decodeTwice(codes)));
      measure("scalar", round, rounds, () -> timesRealTime(() -> scalar.decode(codes)));
      if (float32.isPresent()) {
        SpeechCodec codec = float32.get();
        measure("fp32", round, rounds, () -> timesRealTime(() -> codec.decode(codes)));
      }
      if (codes.header().coding() == Coding.PRIOR) {
        measure("prior", round, rounds, () -> timesRealTime(() -> throughThePrior(codes)));
      }
      measure("read", round, rounds, limits::readBytesPerSecond);
      measure("multiply", round, rounds, limits::multiplyAddsPerSecond);
      measure("products", round, rounds, () -> limits.productsPerSecond(1));
      measure("products together", round, rounds, () -> limits.productsPerSecond(STREAMS));
      afterEach.run();
    }
    double read = median("read");
    double products = median("products");
    return new Result(
        median("encode"),
        median("decode"),
        median("together"),
        median("streams") / median("decode"),
        median("scalar"),
        medianIfMeasured("fp32"),
        medianIfMeasured("prior"),
        read,
        median("multiply"),
        products,
        cost.limitXrt(read, products, 1),
        cost.limitXrt(read, median("products together"), STREAMS));
  }

  private static Optional<Kernels> vectorFloat32() {
    try {
      return Optional.of(Kernels.named("vector-fp32"));
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private void together(CodeSequence codes) {
    fast.decodeAll(Collections.nCopies(STREAMS, codes), DecodeOptions.defaults());
  }

  /** Twice at once, on two threads. */
  private void decodeTwice(CodeSequence codes) {
    CompletableFuture<?> other = CompletableFuture.runAsync(() -> fast.decode(codes), THREADS);
    fast.decode(codes);
    other.join();
  }

  private void throughThePrior(CodeSequence codes) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codes.write(bytes);
      fast.read(new ByteArrayInputStream(bytes.toByteArray()), "memory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(String what, int round, int rounds, DoubleSupplier measurement) {
    double value = measurement.getAsDouble();
    if (round >= 0) {
      measured.computeIfAbsent(what, w -> new double[rounds])[round] = value;
    }
  }

  private double timesRealTime(Runnable work) {
    long start = System.nanoTime();
    long nanos = 0;
    int times = 0;
    for (; nanos < LEAST_NANOS; nanos = System.nanoTime() - start) {
      work.run();
      times++;
    }
    return times * clip.seconds() * 1e9 / nanos;
  }

  private OptionalDouble medianIfMeasured(String what) {
    return measured.containsKey(what) ? OptionalDouble.of(median(what)) : OptionalDouble.empty();
  }

  private double median(String what) {
    double[] sorted = measured.get(what).clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
