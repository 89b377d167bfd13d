// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.tarsos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.TestSignals;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TarsosResamplerTest {
  /** Frozen on x86-64; JDK 17 and 25 agree. Other values here would change codes made from them. */
  @ParameterizedTest
  @CsvSource({"44100, c1234098", "48000, 38335f3b", "8000, c350e7a8"})
  void givesTheFrozenBits(int fromHz, String frozen) {
    AudioClip clip = new AudioClip(TestSignals.noise(1, 2 * fromHz), fromHz);
    CRC32C crc = new CRC32C();
    for (float sample : Resampling.toRate(clip, 16_000).samples()) {
      int bits = Float.floatToIntBits(sample);
      for (int shift = 0; shift < 32; shift += 8) {
        crc.update(bits >> shift);
      }
    }
    assertEquals(frozen, Long.toHexString(crc.getValue()));
  }

  @Test
  void takesWholeBlocksOnly() {
    TarsosResampler resampler = new TarsosResampler(48_000, 16_000);
    float[] block = new float[TarsosResampler.BLOCK_SAMPLES];
    float[] output = new float[resampler.maxOutputSamples()];
    assertTrue(resampler.process(block, output) <= output.length);
    assertThrows(IllegalArgumentException.class, () -> resampler.process(new float[255], output));
    assertThrows(IllegalArgumentException.class, () -> resampler.process(block, new float[1]));
  }
}
