// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Elementwise;
import java.util.Arrays;

/**
 * Codes of a packet, frame after frame, each with the errors of those before it in mind ({@link
 * NoiseShaping}). One thread at a time.
 */
final class PacketSearch implements PacketQuantiser {
  private final VectorSearch vectors;
  private final FrameSearch frames;
  private final float[] rest; // [D] what the codes of a frame leave
  private final float[] before; // [D]

  PacketSearch(VectorSearch vectors, FrameSearch frames) {
    this.vectors = vectors;
    this.frames = frames;
    rest = new float[vectors.dimension()];
    before = new float[vectors.dimension()];
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
  void improve(int[][] codes, float[][] slopes, int first, int step) {
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
