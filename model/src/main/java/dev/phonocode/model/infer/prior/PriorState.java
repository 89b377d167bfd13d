// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.infer.kernel.KnotTable;
import java.util.Arrays;

/**
 * A prior part of the way through a packet: asked how likely each value of the next code is, then
 * told which one came. Codes come in book order, frames in time order. One thread at a time.
 */
public final class PriorState {
  private static final float NEVER = -1e30f; // a logit of no code: fills the kernels' last block

  private final CodePrior prior;
  private final int books;
  private final float[] given; // [C + books · D]: the frame's hidden layer, then rows of its codes
  private final float[] past; // [books of the model · D]: rows of the last frame's codes
  private final float[][][] history; // [blocks][2 · dilation + 1][C]: what each block has heard
  private final float[] x; // [C]
  private final float[] y; // [C]
  private final float[] z; // [C]
  private final float[] logits; // [size, up to a multiple of the kernels' block]
  private final float[] p; // as logits
  private final long[] weights; // [size]
  private long frame; // of the next code
  private int book; // of the next code

  PriorState(CodePrior prior, int books) {
    this.prior = prior;
    this.books = books;
    int channels = prior.shape().channels();
    given = new float[channels + prior.books() * prior.dimension()];
    past = new float[prior.books() * prior.dimension()];
    history = new float[prior.blocks().size()][][];
    for (int b = 0; b < history.length; b++) {
      history[b] = new float[2 * prior.blocks().get(b).dilation() + 1][channels];
    }
    x = new float[channels];
    y = new float[channels];
    z = new float[channels];
    int block = KnotTable.CLASSES;
    logits = new float[(prior.size() + block - 1) / block * block];
    Arrays.fill(logits, NEVER);
    p = new float[logits.length];
    weights = new long[prior.size()];
    hear();
  }

  /** Codes in a frame. */
  public int books() {
    return books;
  }

  /** Book of the next code. */
  public int book() {
    return book;
  }

  /**
   * How often each value of the next code comes, among 2^{@link CodePrior#FREQUENCY_BITS}.
   *
   * @param frequencies [size] receives the numbers, each at least 1
   */
  public void frequencies(int[] frequencies) {
    Frequencies.of(weights(1f), frequencies);
  }

  /**
   * ln p of each code of a book of this frame, if the codes of the books below were these. Nothing
   * is accepted.
   *
   * @param lower codes of the frame's first {@code book} books, or more
   * @param lnP [size] receives the logarithms
   * @throws IllegalStateException in the middle of a frame
   */
  public void logProbabilities(int[] lower, int book, float[] lnP) {
    if (this.book != 0) {
      throw new IllegalStateException("prior: frame " + frame + " has codes already");
    }
    for (int q = 0; q < book; q++) {
      give(q, lower[q]);
    }
    logits(book);
    prior.kernels().exponentials(logits, 1f, p);
    float max = logits[0];
    double sum = 0;
    for (int i = 0; i < lnP.length; i++) {
      max = Math.max(max, logits[i]);
      sum += p[i];
    }
    float shift = max + (float) StrictMath.log(sum); // strict: the same on every machine
    for (int i = 0; i < lnP.length; i++) {
      lnP[i] = logits[i] - shift;
    }
  }

  /**
   * Relative weights of the next code's values.
   *
   * @param scale 1 / temperature
   * @return [size] integers, the largest 2^24; valid until the next call
   */
  long[] weights(float scale) {
    logits(book);
    prior.kernels().exponentials(logits, scale, p);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (long) (p[i] * Frequencies.ONE); // a power of two: exact, then cut
    }
    return weights;
  }

  /**
   * Takes the code that came.
   *
   * @param code 0 to size - 1
   */
  public void accept(int code) {
    if (code < 0 || code >= prior.size()) {
      throw new IllegalArgumentException(
          "prior: frame "
              + frame
              + ", book "
              + book
              + ": code "
              + code
              + ", expected 0 to "
              + (prior.size() - 1));
    }
    give(book, code);
    book++;
    if (book == books) {
      book = 0;
      frame++;
      System.arraycopy(given, x.length, past, 0, books * prior.dimension());
      hear();
    }
  }

  /** Lets the books above know a code of this frame. */
  private void give(int book, int code) {
    int d = prior.dimension();
    System.arraycopy(prior.codebook(book), code * d, given, x.length + book * d, d);
  }

  /** The logits of a book's codes. */
  private void logits(int book) {
    prior.hidden(book).apply(y, given);
    relu(y, y);
    prior.logits(book).apply(logits, y);
  }

  /** Runs the network over the last frame's codes, to the hidden layer of the next frame. */
  private void hear() {
    prior.input().apply(x, past);
    for (int b = 0; b < history.length; b++) {
      CodePrior.Block block = prior.blocks().get(b);
      float[][] ring = history[b];
      int now = (int) (frame % ring.length);
      // The ring holds exactly the frames from two dilations ago to now.
      float[] oldest = ring[(now + 1) % ring.length];
      float[] middle = ring[(now + 1 + block.dilation()) % ring.length];
      relu(x, ring[now]);
      block.dilated().apply(y, oldest, middle, ring[now]);
      relu(y, y);
      block.pointwise().apply(z, y);
      for (int i = 0; i < x.length; i++) {
        x[i] = x[i] + z[i];
      }
    }
    relu(x, given);
  }

  /** {@code y[i] = max(x[i], 0)} over all of x. */
  private static void relu(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(x[i], 0f);
    }
  }
}
