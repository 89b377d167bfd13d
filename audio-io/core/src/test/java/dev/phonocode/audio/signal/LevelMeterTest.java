// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelMeterTest {

  private static final int HOP = 160;

  private static LevelMeter hear(float[] y, double gain) {
    LevelMeter meter = new LevelMeter();
    hear(meter, y, gain);
    return meter;
  }

  private static void hear(LevelMeter meter, float[] y, double gain) {
    float[] scaled = new float[y.length];
    for (int n = 0; n < y.length; n++) {
      scaled[n] = (float) (gain * y[n]);
    }
    for (int at = 0; at + HOP <= y.length; at += HOP) {
      meter.add(scaled, at, HOP);
    }
  }

  /** A level of -db dBFS in every frame: 400 Hz has whole periods in 10 ms. */
  private static float[] tone(double db) {
    return TestSignals.sine(400, Math.sqrt(2) * Math.pow(10, -db / 20), 50 * HOP);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 44, 45, 125, 126})
  void measuresATone(int levelByte) {
    assertEquals(levelByte, hear(tone(levelByte / 2.0), 1).levelByte());
  }

  @Test
  void sixDecibelsAreTwelveSteps() {
    float[] speech = TestSignals.speechLike(1, 40000);
    // Every frame moves by the same number of bins, but for the rounding of samples to float.
    int level = hear(speech, 1).levelByte();
    assertEquals(level + 12, hear(speech, Math.pow(10, -6 / 20.0)).levelByte());
    assertEquals(level + 24, hear(speech, Math.pow(10, -12 / 20.0)).levelByte());
    assertEquals(level + 60, hear(speech, Math.pow(10, -30 / 20.0)).levelByte());
  }

  @Test
  void pausesDoNotCount() {
    LevelMeter meter = hear(tone(20), 1);
    hear(meter, tone(51), 1);
    hear(meter, new float[100 * HOP], 1);
    assertEquals(40, meter.levelByte());
  }

  @Test
  void framesWithin30DecibelsDo() {
    LevelMeter meter = hear(tone(20), 1);
    hear(meter, tone(49), 1);
    // Half of the frames hold nearly all of the energy: 3 dB less.
    assertEquals(46, meter.levelByte());
  }

  @Test
  void theOrderOfFramesDoesNotMatter() {
    float[] speech = TestSignals.speechLike(2, 40000);
    LevelMeter forward = hear(speech, 1);
    LevelMeter backward = new LevelMeter();
    for (int at = 40000 - HOP; at >= 0; at -= HOP) {
      backward.add(speech, at, HOP);
    }
    assertEquals(forward.levelByte(), backward.levelByte());
  }

  @Test
  void scaledByItsGainSpeechHasTheTargetLevel() {
    float[] speech = TestSignals.speechLike(3, 40000);
    for (double gain : new double[] {1, 0.3, 0.01}) {
      int level = hear(speech, gain).levelByte();
      double db = -hear(speech, gain * LevelMeter.gain(level)).levelByte() / 2.0;
      // Two roundings to half a decibel.
      assertEquals(20 * Math.log10(0.08), db, 0.5, "gain " + gain);
    }
  }

  @Test
  void silenceIsTheQuietestLevel() {
    assertEquals(126, new LevelMeter().levelByte());
    assertEquals(126, hear(new float[10 * HOP], 1).levelByte());
    assertEquals(126, hear(tone(90), 1).levelByte());
  }

  @Test
  void louderThanFullScaleIsTheLoudestLevel() {
    assertEquals(0, hear(tone(-5), 1).levelByte());
    assertEquals(0, hear(tone(-40), 1).levelByte());
  }

  @Test
  void forgettingLetsTheLevelFollow() {
    LevelMeter meter = hear(tone(10), 1);
    for (int packet = 0; packet < 100; packet++) {
      meter.forget(0.8f);
      hear(meter, tone(50), 1);
    }
    assertEquals(100, meter.levelByte());
  }

  @Test
  void forgettingAloneLeavesTheLevelUntilAllIsForgotten() {
    LevelMeter meter = hear(tone(30), 1);
    meter.forget(0.5f);
    assertEquals(60, meter.levelByte());
    for (int packet = 0; packet < 20; packet++) {
      meter.forget(0.5f);
    }
    assertEquals(126, meter.levelByte());
  }

  @Test
  void gainIsTheFormulas() {
    for (int b = 0; b <= 126; b++) {
      double expected = 0.08 / Math.pow(10, -b / 2.0 / 20);
      assertEquals(expected, LevelMeter.gain(b), 1e-6 * expected);
      assertEquals(Math.log(expected), LevelMeter.lnGain(b), 1e-6);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> LevelMeter.gain(127));
  }

  @Test
  void refusesToForgetBackwards() {
    assertThrows(IllegalArgumentException.class, () -> new LevelMeter().forget(1.5f));
    assertThrows(IllegalArgumentException.class, () -> new LevelMeter().forget(0f));
  }
}
