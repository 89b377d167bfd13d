// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.infer.kernel.LevelRule;
import dev.phonocode.model.infer.kernel.Philox;

/**
 * Draws a mu-law level for each band from the logits at its knots; the rule is written down in
 * {@link dev.phonocode.model.infer.kernel}. One thread at a time: it holds scratch, but no history.
 */
final class Sampler {
  private final KernelSet kernels;
  private final KnotTable table;
  private final long seed;
  private final boolean greedy;
  private final LevelRule[] rules; // [bands], of one scratch
  private final float[] reach; // [bands] how far under the largest knot logits still count
  private final float[] uniform; // [bands]
  private final int[] words = new int[4]; // of the generator
  private final float[] logits; // [levels] where only the likeliest is asked for
  private final float[] p; // [levels], the largest 1
  private final float[] sums = new float[KnotTable.CLASSES]; // of p, by level modulo CLASSES

  Sampler(KernelSet kernels, KnotTable table, ModelConfig.Decoder config, Sampling sampling) {
    this.kernels = kernels;
    this.table = table;
    seed = sampling.seed();
    greedy = sampling.temperatureScale() == 0f;
    p = new float[config.levels()];
    rules = new LevelRule[config.bands()];
    reach = new float[config.bands()];
    for (int b = 0; b < rules.length; b++) {
      double temperature = config.temperatures().get(b) * sampling.temperatureScale();
      float scale = (float) Math.min(1 / temperature, Float.MAX_VALUE);
      rules[b] = new LevelRule(table, scale, (float) config.probabilityFloor(), p, sums);
      reach[b] = (float) (-StrictMath.log(config.probabilityFloor()) / scale);
    }
    uniform = new float[config.bands()];
    logits = new float[config.levels()];
  }

  /**
   * Draws one step.
   *
   * @param knots [bands][knots] logits
   * @param step number of the step in the stream, the generator's counter
   * @param levels [bands] receives the levels
   */
  void draw(float[] knots, long step, int[] levels) {
    Philox.uniform(seed, step, uniform, words);
    for (int b = 0; b < levels.length; b++) {
      levels[b] = greedy ? mostLikely(knots, b) : draw(knots, b);
    }
  }

  private int mostLikely(float[] knots, int band) {
    table.interpolate(knots, band * table.knots(), 0, logits.length, logits);
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  private int draw(float[] knots, int band) {
    int offset = band * table.knots();
    int low = offset;
    int high = offset + table.knots() - 1;
    float bound = kernels.max(knots, low, high + 1) - reach[band];
    while (knots[low] < bound) {
      low++;
    }
    while (knots[high] < bound) {
      high--;
    }
    int from = table.firstLevel(low - offset);
    int to = table.endLevel(high - offset);
    float total = kernels.distribution(knots, offset, from, to, rules[band]);
    return pick(from, to, uniform[band] * total);
  }

  /** The level at {@code rest} of the total, class by class. */
  private int pick(int from, int to, float rest) {
    int c = 0;
    int last = KnotTable.CLASSES - 1;
    while (sums[last] == 0f) {
      last--;
    }
    while (c < last && rest >= sums[c]) {
      rest -= sums[c];
      c++;
    }
    int i = from + c;
    last = to - KnotTable.CLASSES + c;
    while (p[last] == 0f) {
      last -= KnotTable.CLASSES;
    }
    while (i < last && rest >= p[i]) {
      rest -= p[i];
      i += KnotTable.CLASSES;
    }
    return i;
  }
}
