// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vowels of three resonances each, said by vocal tracts of several lengths. */
class UnitVoiceTest {
  private static final int BANDS = 24;
  private static final int HOPS = 4;
  private static final int VOWEL_FRAMES = 12;
  private static final int VOWELS = 40;
  private static final double[][] RESONANCES = new double[16][];

  static {
    Random random = new Random(1);
    for (int i = 0; i < RESONANCES.length; i++) {
      RESONANCES[i] =
          new double[] {
            3 + 4 * random.nextDouble(), 9 + 5 * random.nextDouble(), 17 + random.nextDouble()
          };
    }
  }

  /** Speech of a tract that puts every resonance {@code tract} times as high. */
  private static float[] speech(double tract, long seed) {
    Random random = new Random(seed);
    float[] energies = new float[VOWELS * VOWEL_FRAMES * BANDS];
    double[] peaks = {};
    for (int t = 0; t < VOWELS * VOWEL_FRAMES; t++) {
      peaks = t % VOWEL_FRAMES == 0 ? RESONANCES[random.nextInt(RESONANCES.length)] : peaks;
      for (int k = 0; k < BANDS; k++) {
        double energy = -8 + 0.3 * random.nextGaussian();
        for (double peak : peaks) {
          double from = (k - tract * peak) / 2;
          energy += 5 * Math.exp(-from * from);
        }
        energies[t * BANDS + k] = (float) energy;
      }
    }
    return energies;
  }

  private static double factor(UnitVoice voice) {
    return voice.warp().sources()[10] / 10;
  }

  @Test
  void theLengthOfAVocalTractIsHeardFromUnitsOfOthers() {
    UnitFeatures features = new UnitFeatures(BANDS);
    List<float[]> others = new ArrayList<>();
    for (int seed = 0; seed < 6; seed++) {
      float[] energies = speech(1, 100L * seed);
      others.add(features.of(energies, UnitVoice.plain(features, List.of(energies)), HOPS));
    }
    UnitModel model = new UnitLearner(others, UnitFeatures.SIZE, 24).fit(UnitFeatures.LOUDNESS, 3);
    for (double tract : new double[] {0.89, 1, 1.12}) {
      List<float[]> said = List.of(speech(tract, 7001), speech(tract, 8001));
      UnitVoice voice = UnitVoice.likeliest(features, said, model, HOPS);
      assertEquals(tract, factor(voice), 0.03);
    }
  }

  @Test
  void theMeanOfWhatIsLoudIsTakenAway() {
    UnitFeatures features = new UnitFeatures(BANDS);
    float[] energies = speech(1, 11);
    UnitVoice voice = UnitVoice.plain(features, List.of(energies));
    double[][] loud = features.cepstra(energies, voice.warp());
    Arrays.sort(loud, Comparator.comparingDouble(c -> c[0]));
    int quiet = (int) (0.3 * (loud.length - 1));
    double sum = 0;
    double squares = 0;
    for (int m = quiet; m < loud.length; m++) {
      double x = voice.normalised(loud[m][3], 3);
      sum += x / (loud.length - quiet);
      squares += x * x / (loud.length - quiet);
    }
    assertEquals(0, sum, 1e-6);
    double deviation = 1 / voice.scales()[3] - 0.2;
    assertEquals(deviation / (deviation + 0.2), Math.sqrt(squares), 1e-6);
  }
}
