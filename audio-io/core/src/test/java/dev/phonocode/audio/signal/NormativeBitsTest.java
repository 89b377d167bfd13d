// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Frozen bits. A change here changes what every model was trained on and what every file decodes
 * to: it needs a new model generation, not a new number in this test.
 */
class NormativeBitsTest {

  private static final float[] NOISE = TestSignals.noise(2026, 4000, 0.7f);

  @Test
  void logMelKeepsItsBits() {
    LogMel logMel = new LogMel(16000, 160, 512, 64, 40, 7600);
    assertEquals("6f8253ea", crc(logMel.logEnergies(NOISE)));
  }

  @Test
  void featuresKeepTheirBits() {
    float[] features = new float[127];
    for (int b = 0; b < features.length; b++) {
      features[b] = LogMel.feature(-0.1f * b, LevelMeter.lnGain(b));
    }
    assertEquals("a7b996cd", crc(features));
  }

  @Test
  void subBandsKeepTheirBits() {
    Pqmf bank = new Pqmf(4, 63, 0.142, 9);
    float[][] bands = bank.analyse(NOISE, 0, bank.stepsFor(NOISE.length));
    assertEquals("4bd5af06", crc(bands));
    assertEquals("211ec6ad", crc(bank.synthesise(bands, NOISE.length)));
  }

  @Test
  void emphasisKeepsItsBits() {
    float[] y = NOISE.clone();
    new PreEmphasis(0.85f).apply(y, 0, y.length);
    new DeEmphasis(0.85f).apply(y, 0, y.length);
    assertEquals("c18743ba", crc(y));
  }

  @Test
  void muLawKeepsItsBits() {
    float[] values = new float[2 * MuLaw.LEVELS + NOISE.length];
    for (int i = 0; i < MuLaw.LEVELS; i++) {
      values[2 * i] = MuLaw.companded(i);
      values[2 * i + 1] = MuLaw.decode(i);
    }
    for (int n = 0; n < NOISE.length; n++) {
      values[2 * MuLaw.LEVELS + n] = MuLaw.encode(NOISE[n]);
    }
    assertEquals("9edce6b0", crc(values));
  }

  @Test
  void levelsKeepTheirBits() {
    float[] values = new float[127];
    for (int b = 0; b < values.length; b++) {
      values[b] = LevelMeter.gain(b);
    }
    assertEquals("d91946ba", crc(values));
  }

  private static String crc(float[]... rows) {
    CRC32 crc = new CRC32();
    for (float[] row : rows) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * row.length);
      for (float v : row) {
        bytes.putInt(Float.floatToRawIntBits(v));
      }
      crc.update(bytes.array());
    }
    return Long.toHexString(crc.getValue());
  }
}
