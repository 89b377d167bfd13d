// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechMetricsTest {
  /** Far above the rounding of a double, far below any figure that is shown. */
  private static final double ROUNDING = 1e-6;

  private static final int RATE_HZ = SyntheticTalker.RATE_HZ;

  @Test
  void speechIsPerfectComparedWithItself() {
    AudioClip speech = Degradation.reference();
    assertPerfect(SpeechMetrics.compare(speech, speech), ROUNDING);
  }

  @Test
  void neitherDelayNorTrailingSilenceCounts() {
    AudioClip speech = Degradation.reference();
    float[] later = new float[speech.samples().length + 4000];
    // 125 ms late, on the grid of the alignment.
    System.arraycopy(speech.samples(), 0, later, 2000, speech.samples().length);
    assertPerfect(SpeechMetrics.compare(speech, new AudioClip(later, RATE_HZ)), ROUNDING);
  }

  @Test
  void levelCountsInNothingButTheThresholdOfVoicing() {
    AudioClip speech = Degradation.reference();
    float[] quieter = speech.samples().clone();
    for (int n = 0; n < quieter.length; n++) {
      quieter[n] *= 0.25f;
    }
    SpeechMetrics found = SpeechMetrics.compare(speech, new AudioClip(quieter, RATE_HZ));
    SpeechMetrics perfect = new SpeechMetrics(1, 1, 0, 0, 0, 0, found.vuvPercent());
    assertNear(perfect, found, ROUNDING);
  }

  @Test
  void clipsOfDifferentRatesAreComparedAtOne() {
    AudioClip speech = Degradation.reference();
    double[] samples = new double[speech.samples().length];
    Arrays.setAll(samples, n -> speech.samples()[n]);
    double[] twice = PolyphaseResampler.of(RATE_HZ, 2 * RATE_HZ).resample(samples);
    float[] decoded = new float[twice.length];
    for (int n = 0; n < decoded.length; n++) {
      decoded[n] = (float) twice[n];
    }
    SpeechMetrics found = SpeechMetrics.compare(speech, new AudioClip(decoded, 2 * RATE_HZ));
    assertEquals(1, found.stoi(), 1e-4, "STOI");
    assertEquals(0, found.f0Cents(), ROUNDING, "F0");
    // Both filters touch the top of the band, which two cepstral decibels would not excuse.
    assertTrue(found.mcd() < 2, () -> "MCD " + found.mcd());
  }

  @Test
  void moreNoiseIsWorseByEveryMeasure() {
    AudioClip speech = Degradation.reference();
    SpeechMetrics little = SpeechMetrics.compare(speech, Degradation.LATE_AND_QUIET.degraded());
    SpeechMetrics much = SpeechMetrics.compare(speech, Degradation.NOISE.degraded());
    assertTrue(much.stoi() < little.stoi(), () -> much + " against " + little);
    assertTrue(much.estoi() < little.estoi(), () -> much + " against " + little);
    assertTrue(much.mcd() > little.mcd(), () -> much + " against " + little);
    assertTrue(much.nmr() > little.nmr(), () -> much + " against " + little);
    assertTrue(much.lsd() > little.lsd(), () -> much + " against " + little);
    assertTrue(much.vuvPercent() > little.vuvPercent(), () -> much + " against " + little);
  }

  @Test
  void silenceAndEmptyClipsHaveNoFigureAtAll() {
    for (int samples : new int[] {0, 1, 100, 4000}) {
      AudioClip silence = new AudioClip(new float[samples], RATE_HZ);
      SpeechMetrics found = SpeechMetrics.compare(silence, silence);
      SpeechMetrics.figures()
          .forEach(
              (name, figure) ->
                  assertEquals(
                      Double.NaN, figure.applyAsDouble(found), () -> samples + ": " + name));
    }
  }

  @Test
  void recordingsThatHaveAFigureAreCounted() {
    AudioClip speech = Degradation.reference();
    AudioClip silence = new AudioClip(new float[4000], RATE_HZ);
    SpeechMetrics whole = SpeechMetrics.compare(speech, speech);
    List<SpeechMetrics> all = List.of(whole, SpeechMetrics.compare(silence, silence), whole);
    SpeechMetrics.counts(all).forEach((name, count) -> assertEquals(2, count, name));
    assertNear(whole, SpeechMetrics.mean(all), ROUNDING);
  }

  @Test
  void silenceInPlaceOfSpeechIsNotUnderstood() {
    AudioClip speech = Degradation.reference();
    AudioClip silence = new AudioClip(new float[speech.samples().length], RATE_HZ);
    SpeechMetrics found = SpeechMetrics.compare(speech, silence);
    assertEquals(0, found.stoi(), ROUNDING, "STOI");
    assertEquals(0, found.estoi(), ROUNDING, "ESTOI");
  }

  @Test
  void theMeanLeavesOutFiguresThatDoNotExist() {
    SpeechMetrics whole = new SpeechMetrics(0.5, 0.25, 4, 6, 2, 30, 8);
    SpeechMetrics partial = new SpeechMetrics(Double.NaN, Double.NaN, 6, 8, 3, Double.NaN, 10);
    assertEquals(
        new SpeechMetrics(0.5, 0.25, 5, 7, 2.5, 30, 9),
        SpeechMetrics.mean(List.of(whole, partial)));
  }

  private static void assertPerfect(SpeechMetrics found, double tolerance) {
    assertNear(new SpeechMetrics(1, 1, 0, 0, 0, 0, 0), found, tolerance);
  }

  private static void assertNear(SpeechMetrics expected, SpeechMetrics found, double tolerance) {
    assertEquals(expected.stoi(), found.stoi(), tolerance, "STOI");
    assertEquals(expected.estoi(), found.estoi(), tolerance, "ESTOI");
    assertEquals(expected.mcd(), found.mcd(), tolerance, "MCD");
    assertEquals(expected.lsd(), found.lsd(), tolerance, "LSD");
    assertEquals(expected.nmr(), found.nmr(), tolerance, "NMR");
    assertEquals(expected.f0Cents(), found.f0Cents(), tolerance, "F0");
    assertEquals(expected.vuvPercent(), found.vuvPercent(), tolerance, "V/UV");
  }
}
