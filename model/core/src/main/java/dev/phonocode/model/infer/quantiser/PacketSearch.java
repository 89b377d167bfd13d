// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.prior.CodePrior;
import java.util.Arrays;

/**
 * Codes of a packet, frame after frame, each with the errors of those before it in mind ({@link
 * NoiseShaping}). One thread at a time.
 */
public final class PacketSearch implements PacketQuantiser {
  private final VectorSearch vectors;
  private final FrameSearch frames;
  private final float[] rest; // [D] what the codes of a frame leave
  private final float[] before; // [D]

  private PacketSearch(VectorSearch vectors, FrameSearch frames) {
    this.vectors = vectors;
    this.frames = frames;
    rest = new float[vectors.dimension()];
    before = new float[vectors.dimension()];
  }

  /** Looks at the error alone. */
  public static PacketSearch greedy(VectorSearch vectors, int books) {
    return new PacketSearch(vectors, new GreedySearch(vectors, books));
  }

  /**
   * Looks at error and bits.
   *
   * @param coder that the bits are of
   * @param weights what a nat of each book weighs
   * @param factor of what all of them weigh
   */
  public static PacketSearch entropyConstrained(
      VectorSearch vectors, int books, CodePrior coder, ModelConfig.Prior weights, double factor) {
    return new PacketSearch(
        vectors, new EntropyConstrainedSearch(vectors, books, coder, weights, factor));
  }

  @Override
  public int[][] codes(float[][] latents) {
    int[][] codes = new int[latents.length][];
    NoiseShaping.Past past = vectors.newPast();
    frames.begin();
    for (int t = 0; t < codes.length; t++) {
      Elementwise.copy(latents[t], rest);
      codes[t] = frames.choose(rest, past.heard());
      frames.accept(codes[t]);
      past.add(rest);
    }
    return codes;
  }

  /**
   * Chooses anew the codes of each {@code step}-th frame, so that what they stand for goes down a
   * slope: of a change d, {@code 2 slope·d} counts beside what {@link VectorSearch} weighs of it.
   *
   * @param codes [frames][books], of a packet; changed in place
   * @param slopes [frames][D or more]
   * @param first of the frames that are chosen anew
   */
  public void improve(int[][] codes, float[][] slopes, int first, int step) {
    NoiseShaping.Past past = vectors.newPast();
    frames.begin();
    for (int t = 0; t < codes.length; t++) {
      if (t % step == first) {
        vectors.lookUp(codes[t], rest);
        for (int d = 0; d < before.length; d++) {
          before[d] = past.heard()[d] - slopes[t][d]; // the error r is -d
        }
        codes[t] = frames.choose(rest, before);
      } else {
        Arrays.fill(rest, 0f);
      }
      frames.accept(codes[t]);
      past.add(rest);
    }
  }
}
