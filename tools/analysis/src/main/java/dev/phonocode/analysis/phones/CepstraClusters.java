// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.torch.cluster.KMeans;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * K-means over normalised cepstra: what clusters are worth without any network.
 *
 * @param centres {@code [size · NARROW]}
 */
record CepstraClusters(float[] centres, int size) implements Clustering {
  private static final int MOST_FRAMES = 40_000;
  private static final long SEED = 7;

  /** Fits to the training recordings, silence and all, as a codec must. */
  static CepstraClusters fit(List<LabelledFrames> training, int size) {
    long frames = training.stream().mapToLong(LabelledFrames::frames).sum();
    int stride = (int) (frames / MOST_FRAMES + 1);
    int kept = 0;
    float[] points = new float[(int) (frames / stride + 1) * Cepstra.NARROW];
    long frame = 0;
    for (LabelledFrames recording : training) {
      for (float[] features : recording.cepstra()) {
        if (frame++ % stride == 0) {
          System.arraycopy(features, 0, points, kept++ * Cepstra.NARROW, Cepstra.NARROW);
        }
      }
    }
    float[] used = Arrays.copyOf(points, kept * Cepstra.NARROW);
    return new CepstraClusters(
        KMeans.fit(used, Cepstra.NARROW, size, new Random(SEED)).centres(), size);
  }

  @Override
  public String name() {
    return "k-means of cepstra";
  }

  @Override
  public int[] of(LabelledFrames recording) {
    int[] clusters = new int[recording.frames()];
    for (int frame = 0; frame < clusters.length; frame++) {
      clusters[frame] = KMeans.nearest(recording.cepstra()[frame], 0, centres, Cepstra.NARROW);
    }
    return clusters;
  }
}
