// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.torch.cluster.BandWarp;
import java.util.Random;

/**
 * One speaker turned into another, over one channel turned into another, in log-mel energies:
 *
 * <pre>
 *   rate      frame t of the new speech is frame rate·t of the old, interpolated
 *   warp      of the bands, as {@link BandWarp} does it
 *   channel   Σ_m c_m cos(π m k / (bands - 1)), m = 0 … 3, is added, c_m ~ N(0, (σ / (m + 1))²)
 * </pre>
 *
 * @param rate frames of the old speech for each of the new
 * @param warp of the vocal tract
 * @param channel [bands] nepers of energy; empty where nothing is varied
 */
record MelVariation(int bands, double rate, BandWarp warp, double[] channel) {
  private static final int CHANNEL_SHAPES = 4;
  private static final int LONGEST_MASK_FRAMES = 16;

  /** A variation drawn at random; none is drawn where there is none to draw. */
  static MelVariation draw(Augmentation how, int bands, Random random) {
    if (how.equals(Augmentation.NONE)) {
      return new MelVariation(bands, 1, BandWarp.of(1, bands), new double[0]);
    }
    double rate = Math.exp(how.rate() * (2 * random.nextDouble() - 1));
    double warp = Math.exp(how.warp() * (2 * random.nextDouble() - 1));
    double[] shapes = new double[CHANNEL_SHAPES];
    for (int m = 0; m < CHANNEL_SHAPES; m++) {
      shapes[m] = how.channelNepers() * random.nextGaussian() / (m + 1);
    }
    int top = bands - 1;
    double[] channel = new double[bands];
    for (int k = 0; k < bands; k++) {
      for (int m = 0; m < CHANNEL_SHAPES; m++) {
        channel[k] += shapes[m] * Math.cos(Math.PI * m * k / Math.max(1, top));
      }
    }
    return new MelVariation(bands, rate, BandWarp.of(warp, bands), channel);
  }

  /** Frames of the old speech that {@code count} of the new are made of. */
  int framesNeeded(int count) {
    return (int) Math.ceil((count - 1) * rate) + 1;
  }

  /**
   * The new speech.
   *
   * @param energies ln E {@code [framesNeeded(count)][bands]} of the old
   * @return {@code [count][bands]}
   */
  float[] apply(float[] energies, int count) {
    if (channel.length == 0) {
      return energies;
    }
    float[] out = new float[count * bands];
    int last = energies.length / bands - 1;
    for (int t = 0; t < count; t++) {
      double at = Math.min(rate * t, last);
      int before = (int) at;
      int after = Math.min(before + 1, last);
      float share = (float) (at - before);
      for (int k = 0; k < bands; k++) {
        float low = warp.band(energies, before, k);
        out[t * bands + k] =
            low + share * (warp.band(energies, after, k) - low) + (float) channel[k];
      }
    }
    return out;
  }

  /**
   * Takes bands and stretches of time from an item: silence stands in their place.
   *
   * @param features {@code [bands][frames]} from {@code offset} on, {@code length} of them
   */
  static void mask(
      Augmentation how, float[] features, int offset, int length, int bands, Random random) {
    int frames = length / bands;
    float silence = LogMel.feature(LogMel.SILENCE, 0);
    for (int i = 0; i < how.maskedBands(); i++) {
      int width = random.nextInt(Math.max(1, bands / 8));
      int first = random.nextInt(bands - width);
      for (int at = first * frames; at < (first + width) * frames; at++) {
        features[offset + at] = silence;
      }
    }
    for (int i = 0; i < how.maskedStretches(); i++) {
      int width = random.nextInt(Math.min(LONGEST_MASK_FRAMES, frames));
      int first = random.nextInt(frames - width);
      for (int k = 0; k < bands; k++) {
        for (int t = first; t < first + width; t++) {
          features[offset + k * frames + t] = silence;
        }
      }
    }
  }
}
