// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PqmfTest {

  private static final Pqmf BANK = new Pqmf(4, 63, 0.142, 9);

  /** Where the steps before 0, which a clip does not have, no longer count. */
  private static final int SETTLED = 31;

  @Test
  void reconstructsNoiseToWithin63Decibels() {
    // 64.0 dB by an independent computation in numpy: the prototype's own ripple and aliasing.
    assertTrue(roundTripSnrDb(TestSignals.noise(1, 20000, 0.5f)) > 63);
  }

  @Test
  void reconstructsSpeechLikeSignalsToWithin60Decibels() {
    for (long seed = 0; seed < 3; seed++) {
      double snr = roundTripSnrDb(TestSignals.speechLike(seed, 20000));
      assertTrue(snr > 60, "seed " + seed + ": " + snr + " dB");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000, 1990, 2000, 2010, 3500, 4000, 5900, 6000, 7000, 7900})
  void aToneComesBackAtItsOwnLevelEvenBetweenBands(int hertz) {
    double snr = roundTripSnrDb(TestSignals.sine(hertz, 0.5, 8000));
    // The worst ripple of the chain is 1.25e-3 (58 dB); with its aliases, 55 dB is safe.
    assertTrue(snr > 55, snr + " dB");
  }

  private static double roundTripSnrDb(float[] y) {
    float[] back = BANK.synthesise(BANK.analyse(y, 0, BANK.stepsFor(y.length)), y.length);
    return TestSignals.snrDb(y, back, SETTLED);
  }

  @Test
  void aToneStaysInItsBand() {
    for (int band = 0; band < 4; band++) {
      float[][] bands = BANK.analyse(TestSignals.sine(1000 + 2000 * band, 0.5, 8000), 0, 2000);
      for (int k = 0; k < 4; k++) {
        double energy = 0;
        for (int t = 100; t < 1900; t++) {
          energy += (double) bands[k][t] * bands[k][t] / 1800;
        }
        double db = 10 * Math.log10(energy / 0.125);
        // Stop band of a Kaiser 9 window: -90 dB and below.
        assertTrue(k == band ? Math.abs(db) < 0.1 : db < -80, band + " in " + k + ": " + db);
      }
    }
  }

  @Test
  void subBandsStandForTheTimeTheyAreCountedAt() {
    float[] impulse = new float[400];
    impulse[200] = 1f;
    float[][] bands = BANK.analyse(impulse, 0, 100);
    for (int k = 0; k < 4; k++) {
      for (int t = 0; t < 100; t++) {
        boolean within = Math.abs(4 * t - 200) <= 31;
        assertTrue(within || bands[k][t] == 0f, "band " + k + " step " + t);
      }
    }
    assertTrue(Math.abs(bands[0][50]) > 0.1f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 31, 32, 33, 64, 1001})
  void streamsTheSamplesOfTheWhole(int samples) {
    float[] y = TestSignals.noise(samples, samples, 0.5f);
    int steps = BANK.stepsFor(samples);
    float[][] bands = BANK.analyse(y, 0, steps);
    float[] whole = BANK.synthesise(bands, samples);
    assertArrayEquals(whole, Arrays.copyOf(stream(BANK, bands, steps), samples));
  }

  @Test
  void streamsTheSamplesOfTheWholeForOtherBanks() {
    for (int bands : new int[] {1, 2, 3, 5, 8}) {
      for (int taps : new int[] {9, 15, 31}) {
        Pqmf bank = new Pqmf(bands, taps, 0.6 / bands, 7);
        float[] y = TestSignals.noise(taps, 500, 0.5f);
        int steps = bank.stepsFor(500);
        float[][] subBands = bank.analyse(y, 0, steps);
        assertArrayEquals(
            bank.synthesise(subBands, 500),
            Arrays.copyOf(stream(bank, subBands, steps), 500),
            bands + " bands, " + taps + " taps");
      }
    }
  }

  private static float[] stream(Pqmf bank, float[][] subBands, int steps) {
    Pqmf.Synthesis synthesis = bank.newSynthesis();
    float[] out = new float[subBands.length * steps];
    float[] step = new float[subBands.length];
    int written = 0;
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < step.length; k++) {
        step[k] = subBands[k][t];
      }
      written += synthesis.push(step, out, written);
      int expected = Math.max(0, subBands.length * (t + 1) - bank.delaySamples());
      assertEquals(expected, written, "samples out after step " + t);
    }
    return out;
  }

  @Test
  void aStretchHasTheSubBandsOfTheWhole() {
    float[] y = TestSignals.noise(7, 2000, 0.5f);
    float[][] whole = BANK.analyse(y, 0, 500);
    float[][] stretch = BANK.analyse(y, 400, 200);
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(Arrays.copyOfRange(whole[k], 100, 300), stretch[k]);
    }
  }

  @Test
  void samplesOutsideTheArrayCountAsZero() {
    float[] y = TestSignals.noise(8, 100, 0.5f);
    float[] padded = new float[300];
    System.arraycopy(y, 0, padded, 100, 100);
    float[][] bare = BANK.analyse(y, -60, 55);
    float[][] full = BANK.analyse(padded, 40, 55);
    assertTrue(Arrays.deepEquals(full, bare));
  }

  @Test
  void oneBandWithOneTapIsTheIdentity() {
    Pqmf identity = new Pqmf(1, 1, 0.142, 9);
    float[] y = TestSignals.noise(9, 100, 1f);
    float[][] band = identity.analyse(y, 0, 100);
    assertArrayEquals(y, band[0]);
    assertArrayEquals(y, identity.synthesise(band, 100));
    assertArrayEquals(y, stream(identity, band, 100));
    assertEquals(100, identity.stepsFor(100));
  }

  @Test
  void asksForTheStepsThatReachTheLastSampleAndNoMore() {
    for (int samples = 1; samples < 200; samples++) {
      int steps = BANK.stepsFor(samples);
      assertTrue(4 * steps - 31 >= samples, samples + " samples");
      assertTrue(4 * (steps - 1) - 31 < samples, samples + " samples");
    }
    assertEquals(0, BANK.stepsFor(0));
  }

  @Test
  void refusesAnEvenNumberOfTaps() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Pqmf(4, 62, 0.142, 9));
    assertTrue(e.getMessage().contains("62 taps"), e.getMessage());
  }
}
