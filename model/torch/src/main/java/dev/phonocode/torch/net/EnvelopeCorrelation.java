// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.EnvelopeShapes;

/**
 * How unlike two log-mel features are to a listener for words: one less ESTOI (Jensen and Taal
 * 2016, section II), smooth enough to learn from. An absolute error weighs each band and frame
 * alike; this hears how the loud ones rise and fall together, by the mean of the products of {@link
 * EnvelopeShapes}.
 */
final class EnvelopeCorrelation {
  private static final int BANDS = EnvelopeShapes.BANDS;

  private final int segmentFrames;
  private final float[] members; // [BANDS][mel]
  private final int melBands;

  EnvelopeCorrelation(ModelConfig config) {
    segmentFrames = EnvelopeShapes.segmentFrames(config);
    int[] thirds = EnvelopeShapes.thirds(config);
    melBands = thirds.length;
    members = new float[BANDS * melBands];
    for (int b = 0; b < melBands; b++) {
      if (thirds[b] >= 0 && thirds[b] < BANDS) {
        members[thirds[b] * melBands + b] = 1;
      }
    }
  }

  /**
   * The measure of a batch, 0 for equal features and 1 for unrelated ones.
   *
   * @param features {@code [B,mel,F]} as {@link dev.phonocode.audio.signal.LogMel#feature} makes
   *     them, at least a segment of 0.38 s
   * @param target likewise
   */
  NDArray loss(NDArray features, NDArray target) {
    NDArray products = shapes(features).mul(shapes(target));
    return products.sum(new int[] {2}).mean().neg().add(1);
  }

  /** What is compared, {@code [S,B,15,segment]}: segments with mean and norm taken off. */
  NDArray shapes(NDArray features) {
    NDManager manager = features.getManager();
    NDArray energies = features.add(features).add(features).exp(); // features are thirds of nepers
    NDArray thirds =
        manager
            .create(members, new Shape(BANDS, melBands))
            .matMul(energies)
            .add(EnvelopeShapes.ENERGY_FLOOR)
            .sqrt();
    NDList cut = new NDList();
    long frames = features.getShape().get(2);
    if (frames < segmentFrames) {
      throw new IllegalArgumentException(
          "envelope correlation: a window has %s mel frames, expected %s"
              .formatted(frames, segmentFrames));
    }
    for (long from = 0; from + segmentFrames <= frames; from += EnvelopeShapes.STEP) {
      cut.add(thirds.get(":, :, {}:{}", from, from + segmentFrames));
    }
    return normalised(
        normalised(NDArrays.stack(cut), 3, EnvelopeShapes.TIME_FLOOR),
        2,
        EnvelopeShapes.BANDS_FLOOR);
  }

  private static NDArray normalised(NDArray x, int axis, float floor) {
    int[] axes = {axis};
    NDArray centred = x.sub(x.mean(axes, true));
    return centred.div(centred.square().sum(axes, true).add(floor).sqrt());
  }
}
