// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The measures against an independent judge. Its figures below were printed, to three decimals, by
 *
 * <pre>
 * java -cp CLASSPATH dev.phonocode.analysis.metrics.WritePairs FOLDER
 * python3 score.py FOLDER/PAIRS.tsv
 * </pre>
 *
 * <p>where score.py is a program of its own, over NumPy and SciPy, that shares no code with this
 * project.
 */
class AgreementTest {
  /** Half of the last decimal printed, and a little for a sample that rounds the other way. */
  private static final double PRINTED = 0.0015;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // degradation,  STOI, ESTOI,    MCD,    LSD,      F0,    V/UV
    "NOISE,         0.881, 0.657, 13.380, 15.016,   0.000, 17.791",
    "LOW_PASS,      1.000, 0.998,  3.403,  2.311,   0.000,  2.761",
    "COARSE_MU_LAW, 0.914, 0.824,  9.862,  8.047,   0.000,  2.454",
    "LATE_AND_QUIET,0.939, 0.775, 10.727,  9.322,   0.000,  7.975",
    "EARLY_AND_CUT, 0.943, 0.786,  9.947,  8.011,   0.000,  8.163",
    "HIGHER_VOICE,  0.958, 0.920,  0.776,  4.626, 114.911,  2.761",
    "WHISPER,       0.496, 0.636,  2.691,  5.710, 764.662, 46.626",
  })
  void agreesWithAnIndependentJudge(
      Degradation degradation,
      double stoi,
      double estoi,
      double mcd,
      double lsd,
      double f0Cents,
      double vuvPercent) {
    SpeechMetrics found = SpeechMetrics.compare(Degradation.reference(), degradation.degraded());
    assertEquals(stoi, found.stoi(), PRINTED, "STOI");
    assertEquals(estoi, found.estoi(), PRINTED, "ESTOI");
    assertEquals(mcd, found.mcd(), PRINTED, "MCD");
    assertEquals(lsd, found.lsd(), PRINTED, "LSD");
    assertEquals(f0Cents, found.f0Cents(), PRINTED, "F0");
    assertEquals(vuvPercent, found.vuvPercent(), PRINTED, "V/UV");
  }
}
