// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import java.util.Arrays;

/**
 * Amplifies a short stretch of signal by a gain for each mel band, without moving it in time (zero
 * phase). Between the bands' centres, gains in decibels go along the triangles of {@link LogMel};
 * below the lowest centre and above the highest they stay. One object serves one thread.
 */
final class MelGain {
  private final LogMel mel;
  private final int size;
  private final ComplexFft fft;
  private final int lowest; // bin from which on the triangles sum to 1
  private final int highest; // bin up to which they do
  private final float[] gains; // [size / 2 + 1]
  private final float[] re; // [size] the spectrum
  private final float[] im;

  /** Gains over the bands, and of stretches as long as the window, of {@code mel}. */
  MelGain(LogMel mel) {
    this.mel = mel;
    size = mel.window();
    fft = new ComplexFft(size);
    gains = new float[size / 2 + 1];
    re = new float[size];
    im = new float[size];
    lowest = mel.firstBin(1);
    int last = mel.bands() - 2;
    highest = mel.firstBin(last) + mel.triangle(last).length - 1;
  }

  /**
   * Filters in place, circularly.
   *
   * @param x [window]
   * @param lnGains [bands] natural logs of energy gains
   */
  void apply(float[] x, float[] lnGains) {
    gainsOfBins(lnGains);
    for (int n = 0; n < size; n++) {
      fft.set(n, x[n], 0f);
    }
    fft.transform();
    System.arraycopy(fft.re, 0, re, 0, size);
    System.arraycopy(fft.im, 0, im, 0, size);
    for (int k = 0; k < size; k++) {
      float gain = gains[Math.min(k, size - k)];
      fft.set(k, gain * re[k], -(gain * im[k])); // conjugated: the inverse is a forward transform
    }
    fft.transform();
    for (int n = 0; n < size; n++) {
      x[n] = fft.re[n] / size;
    }
  }

  private void gainsOfBins(float[] lnGains) {
    Arrays.fill(gains, 0f);
    for (int b = 0; b < lnGains.length; b++) {
      float[] triangle = mel.triangle(b);
      int first = mel.firstBin(b);
      for (int i = 0; i < triangle.length; i++) {
        gains[first + i] += triangle[i] * lnGains[b];
      }
    }
    for (int k = lowest; k <= highest; k++) {
      gains[k] = (float) StrictMath.exp(0.5f * gains[k]);
    }
    Arrays.fill(gains, 0, lowest, gains[lowest]);
    Arrays.fill(gains, highest + 1, gains.length, gains[highest]);
  }
}
