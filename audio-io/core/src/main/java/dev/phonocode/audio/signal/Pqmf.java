// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import java.util.Arrays;

/**
 * A cosine-modulated near-perfect-reconstruction filter bank (pseudo-QMF; Nguyen 1994): the signal
 * as {@code bands} sub-bands at {@code 1 / bands} of the rate, and back.
 *
 * <pre>
 * p[j]   = a · sinc(cutoff (j - C)) · kaiser[j]            C = (taps - 1) / 2
 * h_k[j] = 2 p[j] cos((2k+1) π / (2 bands) (j - C) + (-1)^k π/4)
 * g_k[j] = 2 p[j] cos((2k+1) π / (2 bands) (j - C) - (-1)^k π/4)
 * b_k[t] = Σ_j h_k[j] y[bands · t + C - j]                 analysis, centred
 * y[n]   = bands Σ_t Σ_k g_k[n - bands · t + C] b_k[t]     synthesis, centred
 * </pre>
 *
 * <p>{@code a} makes the middle tap of the whole chain's response 1. With 4 bands, 63 taps, cut-off
 * 0.142 and Kaiser 9 the error is about 64 dB below the signal. One band with one tap is the
 * identity.
 *
 * <p>Immutable; safe for use by several threads. Sums run over ascending j in the analysis, and
 * over ascending t, then k, in the synthesis.
 */
public final class Pqmf {

  private final int bands;
  private final int taps;
  private final float[][] analysis; // [bands][taps] h
  private final float[][] synthesis; // [bands][taps] bands · g

  /**
   * Designs the bank.
   *
   * @param bands number of bands, and decimation
   * @param taps filter length, odd, at least {@code bands}
   * @param cutoff of the prototype, half the sample rate being 1
   * @param kaiserBeta of the prototype's window
   */
  public Pqmf(int bands, int taps, double cutoff, double kaiserBeta) {
    if (bands < 1 || taps < bands || taps % 2 == 0) {
      throw new IllegalArgumentException(
          String.format(
              "PQMF: expected at least one band and an odd number of taps not below it, found"
                  + " %s bands, %s taps",
              bands, taps));
    }
    if (!(cutoff > 0 && cutoff <= 1)) {
      throw new IllegalArgumentException(
          "PQMF cut-off: expected over 0, at most 1 (half the sample rate), found " + cutoff);
    }
    if (!(kaiserBeta >= 0)) {
      throw new IllegalArgumentException(
          "PQMF Kaiser beta: expected 0 or more, found " + kaiserBeta);
    }
    this.bands = bands;
    this.taps = taps;
    double[] prototype = PqmfPrototype.design(bands, taps, cutoff, kaiserBeta);
    this.analysis = new float[bands][taps];
    this.synthesis = new float[bands][taps];
    for (int k = 0; k < bands; k++) {
      for (int j = 0; j < taps; j++) {
        analysis[k][j] = (float) PqmfPrototype.modulated(prototype, bands, k, j, +1);
        synthesis[k][j] = (float) (bands * PqmfPrototype.modulated(prototype, bands, k, j, -1));
      }
    }
  }

  /** Returns C, the samples by which {@link Synthesis} lags: it needs that much more. */
  public int delaySamples() {
    return (taps - 1) / 2;
  }

  /**
   * Returns the steps needed to synthesise that many samples: {@code ceil((samples + C) / bands)}.
   */
  public int stepsFor(int samples) {
    return samples == 0 ? 0 : -Math.floorDiv(-samples - delaySamples(), bands);
  }

  /**
   * Splits a stretch of a signal.
   *
   * @param y samples; those outside the array count as 0
   * @param firstSample index in y, possibly outside it, of the centre of the first step
   * @param steps number of steps
   * @return [bands][steps]
   */
  public float[][] analyse(float[] y, int firstSample, int steps) {
    float[][] out = new float[bands][steps];
    for (int t = 0; t < steps; t++) {
      int newest = firstSample + bands * t + delaySamples(); // y[newest - j]
      int from = Math.max(0, newest - y.length + 1);
      int to = Math.min(taps, newest + 1);
      for (int k = 0; k < bands; k++) {
        float[] h = analysis[k];
        float sum = 0f;
        for (int j = from; j < to; j++) {
          sum = fma(h[j], y[newest - j], sum);
        }
        out[k][t] = sum;
      }
    }
    return out;
  }

  /**
   * Puts a whole signal together, by the formula: the reference for {@link Synthesis}. Steps beyond
   * those given count as 0.
   *
   * @param subBands [bands][steps]
   * @param samples number of samples to return
   * @return [samples]
   */
  public float[] synthesise(float[][] subBands, int samples) {
    if (subBands.length != bands) {
      throw new IllegalArgumentException(
          "PQMF synthesis: expected " + bands + " bands, found " + subBands.length);
    }
    float[] out = new float[samples];
    for (int n = 0; n < samples; n++) {
      float sum = 0f;
      int reach = n + delaySamples(); // tap of step t is reach - bands · t
      int first = Math.max(0, -Math.floorDiv(taps - 1 - reach, bands));
      int last = Math.min(reach / bands, subBands[0].length - 1);
      for (int t = first; t <= last; t++) {
        for (int k = 0; k < bands; k++) {
          sum = fma(synthesis[k][reach - bands * t], subBands[k][t], sum);
        }
      }
      out[n] = sum;
    }
    return out;
  }

  /** Starts the synthesis of a stream. */
  public Synthesis newSynthesis() {
    return new Synthesis();
  }

  /**
   * Synthesis of a stream, step by step, with the bits of {@link Pqmf#synthesise}. After T steps
   * the first {@code max(0, bands · T - C)} samples are out. One object serves one stream and one
   * thread; a step allocates nothing.
   */
  public final class Synthesis {

    private final float[] sums = new float[taps]; // samples not yet out; the first C are before 0
    private int early = delaySamples(); // samples before the clip's first still to be dropped

    private Synthesis() {}

    /**
     * Takes one step and writes the samples that it completes, in order from sample 0.
     *
     * @param step [bands] one sample of each band
     * @param out where to write, with room for {@code bands} samples from {@code offset} on
     * @param offset index in {@code out} of the first sample written
     * @return samples written: 0 at first, {@code bands} after C samples, once something between
     */
    public int push(float[] step, float[] out, int offset) {
      for (int k = 0; k < bands; k++) {
        float[] g = synthesis[k];
        float b = step[k];
        for (int j = 0; j < taps; j++) {
          sums[j] = fma(g[j], b, sums[j]);
        }
      }
      int dropped = Math.min(early, bands);
      early -= dropped;
      System.arraycopy(sums, dropped, out, offset, bands - dropped);
      System.arraycopy(sums, bands, sums, 0, taps - bands);
      Arrays.fill(sums, taps - bands, taps, 0f);
      return bands - dropped;
    }
  }
}
