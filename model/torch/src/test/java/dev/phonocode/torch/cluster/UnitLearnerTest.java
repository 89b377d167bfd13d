// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Speech of four sounds that last for six to twelve frames, heard in noise. */
class UnitLearnerTest {
  private static final int SOUNDS = 4;
  private static final int DIMENSION = 6;
  private static final float[][] TRUE_MEANS = {
    {2, 0, 0, 1, 0, 1}, {0, 2, 0, 1, 1, 0}, {0, 0, 2, 1, -1, 0}, {-2, 0, 0, 1, 0, -1}
  };

  private final List<float[]> recordings = new ArrayList<>();
  private final List<int[]> said = new ArrayList<>();

  private void say(int count, double noise) {
    Random random = new Random(11);
    for (int r = 0; r < count; r++) {
      int[] sounds = new int[120];
      float[] features = new float[sounds.length * DIMENSION];
      int sound = 0;
      int left = 0;
      for (int t = 0; t < sounds.length; t++) {
        if (left-- == 0) {
          sound = (sound + 1 + random.nextInt(SOUNDS - 1)) % SOUNDS;
          left = 5 + random.nextInt(7);
        }
        sounds[t] = sound;
        for (int d = 0; d < DIMENSION; d++) {
          features[t * DIMENSION + d] =
              TRUE_MEANS[sound][d] + (float) (noise * random.nextGaussian());
        }
      }
      said.add(sounds);
      recordings.add(features);
    }
  }

  /** Share of frames whose sound is the commonest one of their unit. */
  private double purity(List<int[]> units, int size) {
    int[][] met = new int[size][SOUNDS];
    int frames = 0;
    for (int r = 0; r < units.size(); r++) {
      for (int t = 0; t < units.get(r).length; t++) {
        met[units.get(r)[t]][said.get(r)[t]]++;
        frames++;
      }
    }
    int right = 0;
    for (int[] row : met) {
      right += Arrays.stream(row).max().orElseThrow();
    }
    return (double) right / frames;
  }

  @Test
  void unitsAreTheSoundsWhereThoseAreFarApart() {
    say(20, 0.4);
    int size = 3 * SOUNDS; // a sound may be several units
    UnitModel model = new UnitLearner(recordings, DIMENSION, size).fit(3, 7);
    double told = purity(recordings.stream().map(model::decode).toList(), size);
    assertTrue(told > 0.95, "told " + told);
  }

  @Test
  void unitsInContextTellMoreOfTheSoundsThanTheNearestMeanDoes() {
    say(20, 1.4);
    float[][] follow = new float[SOUNDS][SOUNDS];
    float[][] variances = new float[SOUNDS][DIMENSION];
    for (int i = 0; i < SOUNDS; i++) {
      Arrays.fill(variances[i], 1.4f * 1.4f);
      for (int j = 0; j < SOUNDS; j++) {
        follow[i][j] = (float) Math.log(i == j ? 0.88 : 0.04);
      }
    }
    UnitModel model = new UnitModel(TRUE_MEANS, variances, new float[SOUNDS], follow);
    float[] means = new float[SOUNDS * DIMENSION];
    for (int k = 0; k < SOUNDS; k++) {
      System.arraycopy(TRUE_MEANS[k], 0, means, k * DIMENSION, DIMENSION);
    }
    List<int[]> nearest = new ArrayList<>();
    for (float[] x : recordings) {
      int[] units = new int[x.length / DIMENSION];
      Arrays.setAll(units, t -> KMeans.nearest(x, t * DIMENSION, means, DIMENSION));
      nearest.add(units);
    }
    double told = purity(recordings.stream().map(model::decode).toList(), SOUNDS);
    double alone = purity(nearest, SOUNDS);
    assertTrue(told > alone + 0.05, told + " in context, " + alone + " frame by frame");
  }

  @Test
  void whatStopsTheSearchEarlyNeverChangesWhatIsFound() {
    say(3, 1.4);
    UnitModel model = new UnitLearner(recordings, DIMENSION, 9).fit(3, 7);
    for (float[] x : recordings) {
      assertArrayEquals(byTryingAll(model, x), model.decode(x));
    }
  }

  /** Viterbi as the book has it, every unit after every unit. */
  private static int[] byTryingAll(UnitModel model, float[] x) {
    int frames = x.length / DIMENSION;
    double[][] best = new double[frames][model.size()];
    int[][] before = new int[frames][model.size()];
    for (int t = 0; t < frames; t++) {
      for (int j = 0; j < model.size(); j++) {
        double way = t == 0 ? model.start()[j] : Double.NEGATIVE_INFINITY;
        for (int i = 0; t > 0 && i < model.size(); i++) {
          double through = best[t - 1][i] + model.follow()[i][j];
          if (through > way) {
            way = through;
            before[t][j] = i;
          }
        }
        double log = 0;
        for (int d = 0; d < DIMENSION; d++) {
          double apart = x[t * DIMENSION + d] - model.means()[j][d];
          log -= (Math.log(model.variances()[j][d]) + apart * apart / model.variances()[j][d]) / 2;
        }
        best[t][j] = way + UnitModel.LIKELIHOOD_SHARE * log;
      }
    }
    int[] units = new int[frames];
    for (int j = 0; j < model.size(); j++) {
      units[frames - 1] =
          best[frames - 1][j] > best[frames - 1][units[frames - 1]] ? j : units[frames - 1];
    }
    for (int t = frames - 1; t > 0; t--) {
      units[t - 1] = before[t][units[t]];
    }
    return units;
  }
}
