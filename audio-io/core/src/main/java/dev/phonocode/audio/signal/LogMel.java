// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * Log-mel energies: the fixed first layer of the encoder.
 *
 * <pre>
 * P[k]  = |FFT(w · y)[k]|² / Σ w²          w: periodic Hann
 * E[b]  = Σ_k triangle_b[k] P[k]           triangles: peak 1, straight in Hz, corners even on the HTK mel scale
 * out   = ln max(E, 1e-12)
 * </pre>
 *
 * <p>Level normalisation is an offset on this ({@link #feature}), so the samples are never scaled.
 *
 * <p>Keeps its work space: one object serves one thread; it is cheap to make.
 */
public final class LogMel {

  private static final float FLOOR = 1e-12f;

  /** ln E of digital silence: the least that there is. */
  public static final float SILENCE = (float) StrictMath.log(FLOOR);

  static final float FEATURE_FLOOR = (float) StrictMath.log(1e-6);
  private static final float FEATURE_OFFSET = 7f;
  private static final float FEATURE_SCALE = 3f;

  private final int hop;
  private final float[] window; // [window], divided by sqrt(Σ w²) so that P needs no further scale
  private final int[] firstBin; // [bands]
  private final float[][] triangles; // [bands][bins of this band]
  private final double[] centresHz; // [bands]
  private final RealFft fft;
  private final float[] windowed; // [window]
  private final float[] power; // [window / 2 + 1]

  /**
   * Builds the tables.
   *
   * @param sampleRateHz samples a second
   * @param hop samples from frame to frame
   * @param window samples a frame sees, a power of two
   * @param bands number of mel bands
   * @param lowHz lower corner of the lowest band
   * @param highHz upper corner of the highest band, at most half the sample rate
   */
  public LogMel(int sampleRateHz, int hop, int window, int bands, double lowHz, double highHz) {
    if (hop < 1 || bands < 1) {
      throw new IllegalArgumentException(
          "log-mel: expected at least 1 sample a hop and 1 band, found " + hop + " and " + bands);
    }
    if (!(0 <= lowHz && lowHz < highHz && highHz <= sampleRateHz / 2.0)) {
      throw new IllegalArgumentException(
          "log-mel: expected 0 <= low < high <= %s Hz, found %s and %s"
              .formatted(sampleRateHz / 2.0, lowHz, highHz));
    }
    this.hop = hop;
    this.fft = new RealFft(window);
    this.window = hann(window);
    this.windowed = new float[window];
    this.power = new float[window / 2 + 1];
    this.firstBin = new int[bands];
    this.triangles = new float[bands][];
    this.centresHz = new double[bands];
    double binHz = (double) sampleRateHz / window;
    double lowMel = mel(lowHz);
    double stepMel = (mel(highHz) - lowMel) / (bands + 1);
    for (int b = 0; b < bands; b++) {
      double left = hertz(lowMel + stepMel * b);
      double peak = hertz(lowMel + stepMel * (b + 1));
      double right = hertz(lowMel + stepMel * (b + 2));
      centresHz[b] = peak;
      int first = (int) Math.ceil(left / binHz);
      int last = Math.min((int) Math.floor(right / binHz), window / 2);
      firstBin[b] = first;
      triangles[b] = new float[Math.max(0, last - first + 1)];
      for (int k = first; k <= last; k++) {
        double hz = k * binHz;
        double rise = (hz - left) / (peak - left);
        double fall = (right - hz) / (right - peak);
        triangles[b][k - first] = (float) Math.max(0, Math.min(rise, fall));
      }
    }
  }

  /** Returns the samples from frame to frame. */
  public int hop() {
    return hop;
  }

  /** Returns the samples that a frame sees. */
  public int window() {
    return window.length;
  }

  /** Returns the number of mel bands. */
  public int bands() {
    return triangles.length;
  }

  /** Returns where each band's triangle peaks. */
  public double[] centresHz() {
    return centresHz.clone();
  }

  /**
   * Writes the natural log of the band energies of one window.
   *
   * @param y pre-emphasised samples; those outside the array count as 0
   * @param end index after the last sample of the window
   * @param out [bands] ln E
   */
  public void logEnergy(float[] y, int end, float[] out) {
    if (out.length != bands()) {
      throw new IllegalArgumentException(
          "log-mel frame: expected " + bands() + " bands, found " + out.length);
    }
    int start = end - window.length;
    for (int i = 0; i < window.length; i++) {
      int n = start + i;
      windowed[i] = n >= 0 && n < y.length ? window[i] * y[n] : 0f;
    }
    fft.powerSpectrum(windowed, power);
    for (int b = 0; b < out.length; b++) {
      float[] triangle = triangles[b];
      int first = firstBin[b];
      float energy = 0f;
      for (int k = 0; k < triangle.length; k++) {
        energy = fma(triangle[k], power[first + k], energy);
      }
      out[b] = (float) StrictMath.log(energy > FLOOR ? energy : FLOOR);
    }
  }

  /**
   * Returns all frames of a clip: {@code ceil(n / hop)}, frame m seeing the window that ends at
   * {@code hop · (m + 1)}.
   *
   * @param y [n] pre-emphasised samples of the whole clip
   * @return [frames][bands] ln E
   */
  public float[][] logEnergies(float[] y) {
    return logEnergies(y, -Math.floorDiv(-y.length, hop));
  }

  /**
   * Returns the first {@code frames} frames of a clip, going on into the zeros after its end if
   * they are more than the clip has.
   *
   * @param y [n] pre-emphasised samples of the whole clip
   * @return [frames][bands] ln E
   */
  public float[][] logEnergies(float[] y, int frames) {
    float[][] out = new float[frames][bands()];
    for (int m = 0; m < frames; m++) {
      logEnergy(y, hop * (m + 1), out[m]);
    }
    return out;
  }

  /**
   * Returns the number the network sees: {@code (max(ln E + 2 ln g, ln 1e-6) + 7) / 3}.
   *
   * @param logEnergy ln E of one band
   * @param gainLog ln g, {@link LevelMeter#lnGain}
   */
  public static float feature(float logEnergy, float gainLog) {
    float normalised = logEnergy + 2f * gainLog;
    return ((normalised > FEATURE_FLOOR ? normalised : FEATURE_FLOOR) + FEATURE_OFFSET)
        / FEATURE_SCALE;
  }

  /** First spectral bin of a band's triangle. */
  int firstBin(int band) {
    return firstBin[band];
  }

  /** Weights of a band's bins, from its first on. */
  float[] triangle(int band) {
    return triangles[band];
  }

  private static float[] hann(int size) {
    double[] w = new double[size];
    double sumOfSquares = 0;
    for (int i = 0; i < size; i++) {
      w[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / size);
      sumOfSquares += w[i] * w[i];
    }
    double norm = StrictMath.sqrt(sumOfSquares);
    float[] normalised = new float[size];
    for (int i = 0; i < size; i++) {
      normalised[i] = (float) (w[i] / norm);
    }
    return normalised;
  }

  private static double mel(double hertz) {
    return 2595 * StrictMath.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (StrictMath.pow(10, mel / 2595) - 1);
  }

  /** The normalised ln E that {@link #feature} made a feature of, if it was above the floor. */
  public static float lnEnergy(float feature) {
    return fma(FEATURE_SCALE, feature, -FEATURE_OFFSET);
  }
}
