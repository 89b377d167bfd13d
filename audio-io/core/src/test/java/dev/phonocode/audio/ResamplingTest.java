// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {
  private static final int[] RATES = {
    8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000
  };

  private static float[] resample(float[] samples, int fromHz, int toHz) {
    return Resampling.toRate(new AudioClip(samples, fromHz), toHz).samples();
  }

  /** Power of the middle half of the first second, in dB against that of a sine of 0.5. */
  private static double levelDb(float[] samples, int rateHz) {
    double power = 0;
    for (int i = rateHz / 4; i < rateHz * 3 / 4; i++) {
      power += samples[i] * samples[i];
    }
    return 10 * Math.log10(power / (rateHz / 2) / 0.125 + 1e-30);
  }

  @ParameterizedTest
  @CsvSource({
    "22050, 8100",
    "44100, 8100",
    "44100, 9000",
    "44100, 12000",
    "44100, 21000",
    "48000, 8100",
    "48000, 10000",
    "48000, 15000",
    "48000, 23000",
    "96000, 30000",
    "192000, 90000"
  })
  void removesWhatTheLowerRateCannotHold(int fromHz, double hz) {
    float[] out = resample(TestSignals.sine(hz, fromHz, fromHz, 0.5), fromHz, 16_000);
    // Measured: -63.1 dB at worst, just above the Nyquist frequency; far from it -75 dB and less.
    assertTrue(levelDb(out, 16_000) < -62, levelDb(out, 16_000) + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000})
  void keepsTheVoiceBandAsItIsAndInItsPlace(int fromHz) {
    for (double hz : new double[] {50, 440, 1_000, 3_000, 6_000}) {
      if (hz > 0.375 * fromHz) {
        continue; // from 0.45 of the lower rate on the filter falls off; 3 dB at 0.4375
      }
      float[] out = resample(TestSignals.sine(hz, fromHz, fromHz, 0.5), fromHz, 16_000);
      float[] ideal = TestSignals.sine(hz, 16_000, 16_000, 0.5);
      float[] error = new float[ideal.length];
      for (int i = 0; i < error.length; i++) {
        error[i] = out[i] - ideal[i];
      }
      // Measured: -68 dB at worst. A delay of a hundredth of a sample at 6 kHz would be -33 dB.
      assertTrue(levelDb(error, 16_000) < -66, hz + " Hz: " + levelDb(error, 16_000) + " dB");
    }
  }

  @Test
  void leavesNoImageOfTelephoneSpeechAboveItsBand() {
    float[] out = resample(TestSignals.sine(3_000, 8_000, 8_000, 0.5), 8_000, 16_000);
    // The image of 3 kHz is 5 kHz: correlate with it over the middle half second.
    double sine = 0;
    double cosine = 0;
    for (int i = 4_000; i < 12_000; i++) {
      sine += out[i] * Math.sin(2 * Math.PI * 5_000 * i / 16_000);
      cosine += out[i] * Math.cos(2 * Math.PI * 5_000 * i / 16_000);
    }
    double imageDb = 20 * Math.log10(Math.hypot(sine, cosine) / 4_000 / 0.5);
    assertTrue(imageDb < -62, imageDb + " dB");
  }

  @Test
  void givesExactlyTheRoundedNumberOfSamples() {
    Random random = new Random(7);
    for (int fromHz : RATES) {
      int anyHz = 8_000 + random.nextInt(184_001);
      for (int toHz : new int[] {16_000, anyHz}) {
        for (int length : new int[] {0, 1, 256, 1_000 + random.nextInt(2_000)}) {
          long expected = Math.round((double) length * toHz / fromHz);
          int found = resample(new float[length], fromHz, toHz).length;
          assertEquals(expected, found, length + " samples, " + fromHz + " to " + toHz + " Hz");
        }
      }
    }
  }

  @Test
  void countsOutputSamplesAsBigNumbersDo() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      long samples = random.nextLong() >>> 2 + random.nextInt(60);
      int from = 1_000 + random.nextInt(767_001);
      int to = 1_000 + random.nextInt(767_001);
      BigInteger twice = BigInteger.valueOf(samples).multiply(BigInteger.valueOf(2L * to));
      BigInteger exact = twice.add(BigInteger.valueOf(from)).divide(BigInteger.valueOf(2L * from));
      if (exact.bitLength() < 63) {
        assertEquals(exact.longValue(), Resampling.outputSamples(samples, from, to), "case " + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000", "48000, 16000", "8000, 16000", "16000, 22050", "192000, 8000"})
  void givesTheSameBitsHoweverTheStreamIsCut(int fromHz, int toHz) throws IOException {
    AudioClip clip = new AudioClip(TestSignals.noise(2, 30_011), fromHz);
    float[] whole = resample(clip.samples(), fromHz, toHz);
    for (long seed = 0; seed < 4; seed++) {
      try (AudioSource cut = Resampling.toRate(dribble(clip, seed), toHz)) {
        assertArrayEquals(whole, TestSignals.readInPieces(cut, seed), "seed " + seed);
      }
    }
  }

  @Test
  void givesTheSameBeginningWhateverFollows() {
    float[] noise = TestSignals.noise(4, 20_000);
    float[] all = resample(noise, 44_100, 16_000);
    float[] start = resample(Arrays.copyOf(noise, 10_000), 44_100, 16_000);
    // Up to the reach of the filter (57 input samples, 21 output samples) before the cut.
    for (int i = 0; i < start.length - 22; i++) {
      assertEquals(all[i], start[i], "sample " + i);
    }
  }

  @Test
  void passesSoundOfTheSameRateUnchanged() {
    AudioClip clip = new AudioClip(TestSignals.noise(5, 100), 16_000);
    AudioSource source = AudioSource.of(clip);
    assertSame(clip, Resampling.toRate(clip, 16_000));
    assertSame(source, Resampling.toRate(source, 16_000));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 768000, 300",
    "768000, 1000, 70000",
    "767999, 768000, 5000",
    "1001, 1000, 5000"
  })
  void takesTheExtremesOfTheAcceptedRates(int fromHz, int toHz, int length) {
    float[] level = new float[length];
    Arrays.fill(level, 0.5f);
    float[] out = resample(level, fromHz, toHz);
    assertEquals(Resampling.outputSamples(length, fromHz, toHz), out.length);
    // The gain at 0 Hz is 1 within 0.1 %, away from the ends.
    assertEquals(0.5f, out[out.length / 2], 0.001f);
  }

  @Test
  void refusesRatesOutOfRange() {
    AudioClip clip = new AudioClip(new float[3], 16_000);
    assertThrows(IllegalArgumentException.class, () -> Resampling.toRate(clip, 999));
    AudioSource source = AudioSource.of(clip);
    assertThrows(IllegalArgumentException.class, () -> Resampling.toRate(source, 0));
  }

  /** The clip as a source that gives 1 to 300 samples a read, whatever is asked for. */
  private static AudioSource dribble(AudioClip clip, long seed) {
    Random random = new Random(seed);
    AudioSource whole = AudioSource.of(clip);
    return new AudioSource() {
      @Override
      public int sampleRateHz() {
        return whole.sampleRateHz();
      }

      @Override
      public int read(float[] buffer, int offset, int length) throws IOException {
        return whole.read(buffer, offset, Math.min(length, 1 + random.nextInt(300)));
      }

      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }
}
