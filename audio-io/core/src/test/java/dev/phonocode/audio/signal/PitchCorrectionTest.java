// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchCorrectionTest {
  private static final int RATE_HZ = 16_000;
  private static final int HOP = 160;
  private static final float EMPHASIS = 0.85f;
  private static final int FRAMES = 100;
  private static final int SAMPLES = FRAMES * HOP;
  private static final int EDGE = 10 * HOP; // where half of a comparison is silence

  /** Harmonics of a pitch that wanders by a share of it, three times a second; pre-emphasised. */
  private static float[] voice(double hertz, double wander) {
    float[] x = new float[SAMPLES];
    double phase = 0;
    for (int n = 0; n < SAMPLES; n++) {
      phase += hertz * (1 + wander * Math.sin(2 * Math.PI * 3 * n / RATE_HZ)) / RATE_HZ;
      for (int h = 1; h <= 12; h++) {
        x[n] += (float) (0.1 / h * Math.sin(2 * Math.PI * h * phase + h * h));
      }
    }
    new PreEmphasis(EMPHASIS).apply(x, 0, SAMPLES);
    return x;
  }

  private static float[] noise(long seed) {
    Random random = new Random(seed);
    float[] x = new float[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      x[n] = 0.1f * (float) random.nextGaussian();
    }
    return x;
  }

  private static float[] constant(double period) {
    return constant(period, FRAMES);
  }

  private static float[] constant(double period, int frames) {
    float[] periods = new float[frames];
    Arrays.fill(periods, (float) period);
    return periods;
  }

  private static float[] corrected(float[] x, float[] periods, int portion) {
    return corrected(new PitchCorrection(RATE_HZ, HOP, EMPHASIS), x, periods, portion);
  }

  private static float[] corrected(
      PitchCorrection correction, float[] x, float[] periods, int portion) {
    for (float period : periods) {
      correction.expect(period);
    }
    float[] fed = Arrays.copyOf(x, x.length + correction.delaySamples() + 2 * HOP);
    return Portions.through(correction, fed, x.length, portion);
  }

  /** How far periods are from one, as a mean share of it. */
  private static double wander(float[] y, double period) {
    float[] x = plain(y);
    PeriodMeter meter = new PeriodMeter(RATE_HZ, RATE_HZ / 60);
    double sum = 0;
    for (int f = EDGE / HOP; f < FRAMES - EDGE / HOP; f++) {
      float measured = meter.period(x, f * HOP + HOP / 2, (float) period);
      assertTrue(measured > 0, "frame " + f + " has no period");
      sum += Math.abs(measured / period - 1);
    }
    return sum / (FRAMES - 2 * EDGE / HOP);
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 110, 163.7, 240, 390})
  void aPitchThatWandersIsHeldToTheOneAskedFor(double hertz) {
    float[] x = voice(hertz, 0.02);
    float[] y = corrected(x, constant(RATE_HZ / hertz), SAMPLES);
    double was = wander(x, RATE_HZ / hertz);
    double is = wander(y, RATE_HZ / hertz);
    assertTrue(was > 0.01, "it wandered by " + was);
    assertTrue(is < 0.3 * was, hertz + " Hz: " + is + " of " + was);
  }

  @Test
  void aPitchIsToldFrameByFrame() {
    float[] x = voice(125, 0);
    float[] periods = new float[FRAMES];
    for (int f = 0; f < FRAMES; f++) {
      double seconds = (f + 0.5) * HOP / RATE_HZ;
      periods[f] = (float) (128 / (1 + 0.02 * Math.sin(2 * Math.PI * 3 * seconds)));
    }
    float[] y = plain(corrected(x, periods, SAMPLES));
    PeriodMeter meter = new PeriodMeter(RATE_HZ, RATE_HZ / 60);
    double off = 0;
    for (int f = EDGE / HOP; f < FRAMES - EDGE / HOP; f++) {
      off += Math.abs(meter.period(y, f * HOP + HOP / 2, periods[f]) / periods[f] - 1);
    }
    assertTrue(off / (FRAMES - 2 * EDGE / HOP) < 4e-3, "off by " + off);
  }

  private static float[] plain(float[] y) {
    float[] x = y.clone();
    new DeEmphasis(EMPHASIS).apply(x, 0, x.length);
    return x;
  }

  @Test
  void whatHasNoPitchOrIsToHaveNoneIsLeftAlone() {
    float[] x = noise(1);
    assertArrayEquals(x, corrected(x, constant(100), 320));
    float[] voice = voice(123, 0.01);
    assertArrayEquals(voice, corrected(voice, constant(0), 320));
    assertArrayEquals(voice, corrected(voice, constant(Float.NaN), 320));
    assertArrayEquals(voice, corrected(voice, constant(1e6), 320));
    assertArrayEquals(new float[SAMPLES], corrected(new float[SAMPLES], constant(100), 320));
  }

  @Test
  void aPitchThatIsRightStaysWhereItIs() {
    float[] x = voice(125, 0);
    float[] y = corrected(x, constant(128), SAMPLES);
    for (int n = EDGE; n < SAMPLES - EDGE; n++) {
      assertEquals(x[n], y[n], 0.02, "sample " + n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 159, 161, 1000})
  void portionsChangeNothing(int portion) {
    float[] x = voice(125, 0.03);
    assertArrayEquals(corrected(x, constant(125), SAMPLES), corrected(x, constant(125), portion));
  }

  /** However long a pitch is off, samples stay within a hop of their time: a click shows it. */
  @Test
  void driftIsBounded() {
    float[] x = voice(130, 0);
    int click = SAMPLES - EDGE;
    x[click] += 10;
    float[] y = corrected(x, constant(RATE_HZ / 124.0), SAMPLES);
    int at = 0;
    for (int n = 0; n < SAMPLES; n++) {
      at = Math.abs(y[n]) > Math.abs(y[at]) ? n : at;
    }
    assertTrue(Math.abs(at - click) <= HOP, "sample " + click + " came at " + at);
    assertTrue(Math.abs(at - click) > HOP / 4, "nothing drifted");
  }

  @Test
  void whatIsReadBetweenSamplesIsABandLimitedSignal() {
    Interpolator interpolator = new Interpolator();
    float[] x = new float[400];
    for (double hertz : new double[] {100, 1000, 3000, 6000}) {
      for (int n = 0; n < x.length; n++) {
        x[n] = (float) Math.sin(2 * Math.PI * hertz * n / RATE_HZ);
      }
      for (float fraction = 0; fraction < 1; fraction += 0.037f) {
        double expected = Math.sin(2 * Math.PI * hertz * (200 + fraction) / RATE_HZ);
        assertEquals(expected, interpolator.at(x, 200, fraction), 1e-3, hertz + " Hz");
      }
    }
  }

  /** The longest period that is corrected, and its neighbours among the floats. */
  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void theLongestPeriodsAreMeasuredToo(int rateHz) {
    float period = rateHz / 60f;
    float[] x = voice(60, 0.01);
    for (float p : new float[] {Math.nextDown(period), period, Math.nextUp(period)}) {
      PitchCorrection correction = new PitchCorrection(rateHz, rateHz / 100, EMPHASIS);
      assertEquals(
          x.length, corrected(correction, x, constant(p, 100 * SAMPLES / rateHz), 333).length);
    }
  }

  /** Frames of a model are not always 10 ms. */
  @ParameterizedTest
  @ValueSource(ints = {80, 320})
  void framesOfOtherLengthsDoTheSame(int hop) {
    float[] x = voice(125, 0.02);
    PitchCorrection correction = new PitchCorrection(RATE_HZ, hop, EMPHASIS);
    float[] y = corrected(correction, x, constant(128, SAMPLES / hop), SAMPLES);
    assertTrue(wander(y, 128) < 0.3 * wander(x, 128), "off by " + wander(y, 128));
  }
}
