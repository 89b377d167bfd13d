// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;

/**
 * How unlike two log-mel features are to a listener for words: one less ESTOI (Jensen and Taal
 * 2016, section II), smooth enough to learn from. An absolute error weighs each band and frame
 * alike; this hears how the loud ones rise and fall together.
 *
 * <pre>
 *   X_j(m) = sqrt(Σ_{b in j} E_b(m))     15 one-third octave bands j of mel bands b
 *   segments of 0.38 s; each band over time, then each frame over bands: mean 0, norm 1
 *   1 - mean of the products of equal frames
 * </pre>
 *
 * <p>Frames are mel frames of 10 ms in place of 12.8 ms. Silence is not cut out but fades: norms
 * have a floor under them.
 */
final class EnvelopeCorrelation {
  private static final int BANDS = 15;
  private static final double LOWEST_CENTRE_HZ = 150;
  private static final double SEGMENT_SECONDS = 0.384;
  private static final int SEGMENT_STEP = 8; // frames
  private static final float ENERGY_FLOOR = 1e-3f; // of the features' own: ln E is -14 at the least
  private static final float TIME_FLOOR = 2; // of Σ (X - mean)²; speech has hundreds
  private static final float BANDS_FLOOR =
      0.05f; // of the same after the first norm; speech has 0.4

  private final int segmentFrames;
  private final float[] members; // [BANDS][mel]
  private final int melBands;

  EnvelopeCorrelation(ModelConfig config) {
    double frameSeconds = config.encoder().inputHopSamples() / (double) config.sampleRateHz();
    segmentFrames = (int) Math.round(SEGMENT_SECONDS / frameSeconds);
    double[] centresHz = config.newLogMel().orElseThrow().centresHz();
    melBands = centresHz.length;
    members = new float[BANDS * melBands];
    for (int b = 0; b < melBands; b++) {
      long third = Math.round(3 * Math.log(centresHz[b] / LOWEST_CENTRE_HZ) / Math.log(2));
      if (third >= 0 && third < BANDS) {
        members[(int) third * melBands + b] = 1;
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
            .add(ENERGY_FLOOR)
            .sqrt();
    NDList cut = new NDList();
    long frames = features.getShape().get(2);
    if (frames < segmentFrames) {
      throw new IllegalArgumentException(
          "envelope correlation: a window has %s mel frames, expected %s"
              .formatted(frames, segmentFrames));
    }
    for (long from = 0; from + segmentFrames <= frames; from += SEGMENT_STEP) {
      cut.add(thirds.get(":, :, {}:{}", from, from + segmentFrames));
    }
    return normalised(normalised(NDArrays.stack(cut), 3, TIME_FLOOR), 2, BANDS_FLOOR);
  }

  private static NDArray normalised(NDArray x, int axis, float floor) {
    int[] axes = {axis};
    NDArray centred = x.sub(x.mean(axes, true));
    return centred.div(centred.square().sum(axes, true).add(floor).sqrt());
  }
}
