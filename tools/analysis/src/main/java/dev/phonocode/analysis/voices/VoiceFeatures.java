// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.voices;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.tarsos.PitchTracker;
import java.util.Arrays;

/**
 * What a voice is told by: means and deviations of mel cepstra over the loud frames of a clip, and
 * the distribution of its pitch. The recording's level does not count.
 */
public final class VoiceFeatures {
  private static final int RATE_HZ = 16_000;
  private static final int HOP_SAMPLES = 160;
  private static final int WINDOW_SAMPLES = 512;
  private static final int BANDS = 40;
  private static final double LOW_HZ = 60;
  private static final double HIGH_HZ = 7600;
  private static final int CEPSTRA = 20; // from c1 on
  private static final double LOUD_NEPERS = 7; // of energy, below the loudest frame: 30 dB
  private static final double[] PITCH_QUANTILES = {0.1, 0.5, 0.9};

  private VoiceFeatures() {}

  /** The features of a clip of any rate: [43] finite numbers. */
  public static double[] of(AudioClip clip) {
    float[] samples = Resampling.toRate(clip, RATE_HZ).samples();
    double[] features = new double[2 * CEPSTRA + PITCH_QUANTILES.length];
    addCepstra(samples, features);
    float[] voiced = voiced(new PitchTracker(RATE_HZ).f0Hz(samples));
    for (int i = 0; i < PITCH_QUANTILES.length && voiced.length > 0; i++) {
      int at = (int) (PITCH_QUANTILES[i] * (voiced.length - 1));
      features[2 * CEPSTRA + i] = Math.log(voiced[at]);
    }
    return features;
  }

  private static void addCepstra(float[] samples, double[] features) {
    LogMel logMel = new LogMel(RATE_HZ, HOP_SAMPLES, WINDOW_SAMPLES, BANDS, LOW_HZ, HIGH_HZ);
    float[][] frames = logMel.logEnergies(samples);
    double loudest = Arrays.stream(frames).mapToDouble(VoiceFeatures::mean).max().orElse(0);
    double[] sums = new double[CEPSTRA];
    double[] squares = new double[CEPSTRA];
    int count = 0;
    for (float[] frame : frames) {
      if (mean(frame) < loudest - LOUD_NEPERS) {
        continue;
      }
      count++;
      for (int d = 0; d < CEPSTRA; d++) {
        double c = cepstrum(frame, d + 1);
        sums[d] += c;
        squares[d] += c * c;
      }
    }
    for (int d = 0; d < CEPSTRA && count > 0; d++) {
      double mean = sums[d] / count;
      features[d] = mean;
      features[CEPSTRA + d] = Math.sqrt(Math.max(0, squares[d] / count - mean * mean));
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  /** One number of the discrete cosine transform, level left out. */
  private static double cepstrum(float[] frame, int d) {
    double sum = 0;
    for (int m = 0; m < BANDS; m++) {
      sum += Math.cos(Math.PI * d * (m + 0.5) / BANDS) * frame[m];
    }
    return sum * Math.sqrt(2.0 / BANDS);
  }

  /** The voiced frames' F0, ascending. */
  private static float[] voiced(float[] f0Hz) {
    float[] sorted = f0Hz.clone();
    Arrays.sort(sorted);
    int first = 0;
    while (first < sorted.length && sorted[first] == 0) {
      first++;
    }
    return Arrays.copyOfRange(sorted, first, sorted.length);
  }
}
