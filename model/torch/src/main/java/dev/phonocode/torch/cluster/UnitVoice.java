// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What tells a speaker from others, so that units need not: the length of the vocal tract (Lee and
 * Rose 1996), and means and deviations of the cepstra (Viikki and Laurila 1998) over the frames
 * whose loudness, c_0, is in the upper 70 %.
 *
 * @param warp that takes the spectra to those of the others
 * @param means of the warped cepstra
 * @param scales 1 / (deviation + 0.2)
 */
public record UnitVoice(BandWarp warp, double[] means, double[] scales) {
  private static final double QUIET_SHARE = 0.3;
  private static final double LEAST_DEVIATION = 0.2; // nepers
  private static final int STEPS = 4; // either way
  private static final double STEP = 0.04; // of the logarithm: tracts of adults lie within 20 %

  /**
   * A voice whose vocal tract is taken as it is.
   *
   * @param recordings ln E {@code [m][bands]} of each
   */
  public static UnitVoice plain(UnitFeatures features, List<float[]> recordings) {
    return of(features, recordings, 1);
  }

  /**
   * A voice by the warp under which units are likeliest.
   *
   * @param recordings ln E {@code [m][bands]} of each
   * @param hops to a code frame
   */
  public static UnitVoice likeliest(
      UnitFeatures features, List<float[]> recordings, UnitModel model, int hops) {
    UnitVoice best = plain(features, recordings);
    double most = Double.NEGATIVE_INFINITY;
    for (int step = -STEPS; step <= STEPS; step++) {
      UnitVoice voice = of(features, recordings, StrictMath.exp(STEP * step));
      double likelihood = 0;
      for (float[] energies : recordings) {
        likelihood += model.logLikelihood(features.of(energies, voice, hops));
      }
      if (likelihood > most) {
        most = likelihood;
        best = voice;
      }
    }
    return best;
  }

  private static UnitVoice of(UnitFeatures features, List<float[]> recordings, double factor) {
    BandWarp warp = BandWarp.of(factor, features.bands());
    List<double[]> cepstra = new ArrayList<>();
    recordings.forEach(energies -> cepstra.addAll(List.of(features.cepstra(energies, warp))));
    double[] loudness = cepstra.stream().mapToDouble(c -> c[0]).sorted().toArray();
    double quiet = loudness[(int) (QUIET_SHARE * (loudness.length - 1))];
    double[][] loud = cepstra.stream().filter(c -> c[0] >= quiet).toArray(double[][]::new);
    double[] means = new double[UnitFeatures.COEFFICIENTS];
    double[] scales = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      int coefficient = i;
      means[i] = Arrays.stream(loud).mapToDouble(c -> c[coefficient]).average().orElseThrow();
      double mean = means[i];
      double variance =
          Arrays.stream(loud)
              .mapToDouble(c -> (c[coefficient] - mean) * (c[coefficient] - mean))
              .average()
              .orElseThrow();
      scales[i] = 1 / (StrictMath.sqrt(variance) + LEAST_DEVIATION);
    }
    return new UnitVoice(warp, means, scales);
  }

  /** A cepstral coefficient of mean 0 and a deviation of nearly 1. */
  float normalised(double cepstrum, int coefficient) {
    return (float) ((cepstrum - means[coefficient]) * scales[coefficient]);
  }
}
