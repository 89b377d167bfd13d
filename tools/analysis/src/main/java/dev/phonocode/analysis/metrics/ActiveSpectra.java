// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the two spectral distances look at: the power spectra of both signals (1024 samples under a
 * Hann window, every 10 ms) where the reference speaks, which is within 40 dB of its loudest frame.
 * The degraded signal is scaled to the energy of the reference: loudness is no part of timbre.
 *
 * @param reference [frames][bins]
 * @param degraded [frames][bins]
 * @param floor power 60 dB under the loudest bin of the reference. Added to both sides of a
 *     logarithm, it keeps what nobody hears from swamping the mean
 */
record ActiveSpectra(double[][] reference, double[][] degraded, double floor) {
  static final int SIZE = 1024;

  private static final int HOP_SAMPLES = 160;
  private static final double DYNAMIC_RANGE_DB = 40;
  private static final double FLOOR = 1e-6;
  private static final double TINY = 1e-12; // keeps the logarithm of silence finite
  private static final double[] WINDOW = HannWindow.periodic(SIZE);

  /** Analyses two signals of equal length at 16 kHz. */
  static ActiveSpectra of(double[] reference, double[] degraded) {
    double[][] p = spectra(reference);
    double[][] q = spectra(degraded);
    double[] levels = Arrays.stream(p).mapToDouble(ActiveSpectra::levelDb).toArray();
    double loudest = Arrays.stream(levels).max().orElseThrow();
    List<double[]> activeP = new ArrayList<>();
    List<double[]> activeQ = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      if (levels[i] > loudest - DYNAMIC_RANGE_DB) {
        activeP.add(p[i]);
        activeQ.add(q[i]);
      }
    }
    double gain = energy(activeP) / (energy(activeQ) + TINY);
    for (double[] spectrum : activeQ) {
      Arrays.setAll(spectrum, k -> spectrum[k] * gain);
    }
    double peak = Arrays.stream(p).flatMapToDouble(Arrays::stream).max().orElseThrow();
    return new ActiveSpectra(
        activeP.toArray(double[][]::new), activeQ.toArray(double[][]::new), peak * FLOOR);
  }

  int frames() {
    return reference.length;
  }

  private static double[][] spectra(double[] signal) {
    Frames frames = new Frames(signal, WINDOW, HOP_SAMPLES);
    PowerSpectrum spectrum = new PowerSpectrum(SIZE);
    double[][] spectra = new double[frames.count()][];
    for (int i = 0; i < spectra.length; i++) {
      spectra[i] = spectrum.of(frames.get(i));
    }
    return spectra;
  }

  private static double levelDb(double[] spectrum) {
    return 10 * Math.log10(Arrays.stream(spectrum).sum() + TINY);
  }

  private static double energy(List<double[]> spectra) {
    return spectra.stream().flatMapToDouble(Arrays::stream).sum();
  }
}
