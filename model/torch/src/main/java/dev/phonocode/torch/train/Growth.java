// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.model.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A larger network that computes what a smaller one computed (Chen, Goodfellow and Shlens 2016,
 * "Net2Net"), so that training goes on instead of beginning anew:
 *
 * <ul>
 *   <li>more channels: what is old does not hear what is new, whose own weights are random;
 *   <li>more residual blocks: their last map is zero, so they add nothing yet;
 *   <li>more books: small vectors, which restarts of dead codes put where there is something to
 *       say.
 * </ul>
 */
final class Growth {
  private static final float NEW_BOOK_SCALE = 0.3f;
  private static final String CODEBOOK = "quantiser.codebook.";
  private static final String BLOCK_END = ".pointwise.weight";

  private Growth() {}

  /**
   * The parameters of a large network, begun as a small one.
   *
   * @param small parameters to go on from
   * @param fresh all parameters of the large network as they are without a start
   * @throws IllegalArgumentException if one of {@code small} is larger than its place
   */
  static Map<String, Tensor> of(Map<String, Tensor> small, Map<String, Tensor> fresh) {
    Map<String, Tensor> grown = new HashMap<>();
    fresh.forEach((name, start) -> grown.put(name, grown(name, small, start)));
    return grown;
  }

  private static Tensor grown(String name, Map<String, Tensor> small, Tensor fresh) {
    Tensor old = small.get(name);
    if (old != null) {
      return Arrays.equals(old.shape(), fresh.shape()) ? old : laidInto(name, old, fresh);
    }
    if (name.startsWith(CODEBOOK) && small.containsKey(CODEBOOK + 0)) {
      return scaled(fresh, NEW_BOOK_SCALE);
    }
    return name.endsWith(BLOCK_END) && small.containsKey(firstBlock(name))
        ? scaled(fresh, 0)
        : fresh;
  }

  /** {@code encoder.latent.3.pointwise.weight} to {@code encoder.latent.0.pointwise.weight}. */
  private static String firstBlock(String name) {
    String block = name.substring(0, name.length() - BLOCK_END.length());
    return block.substring(0, block.lastIndexOf('.') + 1) + 0 + BLOCK_END;
  }

  private static Tensor scaled(Tensor tensor, float factor) {
    float[] data = tensor.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] *= factor;
    }
    return new Tensor(tensor.shape(), data);
  }

  /** A bias {@code [out]} or a weight {@code [out][in][k]} in the first rows of a larger one. */
  private static Tensor laidInto(String name, Tensor old, Tensor fresh) {
    int[] from = threeAxes(old.shape());
    int[] to = threeAxes(fresh.shape());
    boolean fits =
        old.shape().length == fresh.shape().length
            && from[0] <= to[0]
            && from[1] <= to[1]
            && from[2] == to[2];
    if (!fits) {
      throw new IllegalArgumentException(
          "parameter %s has shape %s, expected %s or fewer channels"
              .formatted(name, Arrays.toString(old.shape()), Arrays.toString(fresh.shape())));
    }
    float[] data = fresh.data().clone();
    for (int out = 0; out < from[0]; out++) {
      int row = out * to[1] * to[2];
      Arrays.fill(data, row, row + to[1] * to[2], 0);
      System.arraycopy(old.data(), out * from[1] * from[2], data, row, from[1] * from[2]);
    }
    return new Tensor(fresh.shape(), data);
  }

  private static int[] threeAxes(int[] shape) {
    int[] axes = {1, 1, 1};
    System.arraycopy(shape, 0, axes, 0, Math.min(3, shape.length));
    return axes;
  }
}
