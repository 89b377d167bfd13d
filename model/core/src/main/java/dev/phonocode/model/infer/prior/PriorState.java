// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.infer.kernel.Elementwise;
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
    logits = newLogits(prior);
    p = new float[logits.length];
    weights = new long[prior.size()];
    hear();
  }

  /** Room for the logits of a book, as the kernels want it. */
  static float[] newLogits(CodePrior prior) {
    int block = KnotTable.CLASSES;
    float[] logits = new float[(prior.size() + block - 1) / block * block];
    Arrays.fill(logits, NEVER);
    return logits;
  }

  /**
   * What this frame's codes are guessed from, besides each other.
   *
   * @param context receives it in its first numbers
   * @return how many these are
   */
  int copyContext(float[] context) {
    System.arraycopy(given, 0, context, 0, x.length);
    return x.length;
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
   * Relative weights of the next code's values.
   *
   * @param scale 1 / temperature
   * @return [size] integers, the largest 2^24; valid until the next call
   */
  long[] weights(float scale) {
    prior.hidden(book).apply(y, given);
    Elementwise.relu(y, y);
    prior.logits(book).apply(logits, y);
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
          "prior: frame %s, book %s: code %s, expected 0 to %s"
              .formatted(frame, book, code, prior.size() - 1));
    }
    int d = prior.dimension();
    System.arraycopy(prior.codebook(book), code * d, given, x.length + book * d, d);
    book++;
    if (book == books) {
      book = 0;
      frame++;
      System.arraycopy(given, x.length, past, 0, books * d);
      hear();
    }
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
      Elementwise.relu(x, ring[now]);
      block.dilated().apply(y, oldest, middle, ring[now]);
      Elementwise.relu(y, y);
      block.pointwise().apply(z, y);
      Elementwise.add(z, x);
    }
    Elementwise.relu(x, x);
    Elementwise.copy(x, given);
  }
}
