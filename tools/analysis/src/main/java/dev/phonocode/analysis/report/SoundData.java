// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.LogMel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * A sound as a page needs it: a player's source, the outline of its wave and its spectrogram.
 *
 * @param source data URI of a WAV of 16 bits at 16 kHz
 * @param peaks lowest and highest sample of each stretch, in turn
 * @param bands of the spectrogram
 * @param spectrogram base64 of a byte a cell, {@code [frames][bands]}, 255 the loudest, a stop
 *     every 70 / 255 dB
 * @param ticks of its frequency axis
 */
record SoundData(
    String name,
    String source,
    float[] peaks,
    int bands,
    String spectrogram,
    List<SoundData.Tick> ticks) {
  /**
   * A mark on the frequency axis.
   *
   * @param text in Hz
   * @param at its height, 0 at the bottom to 1 at the top
   */
  record Tick(String text, double at) {}

  private static final int RATE_HZ = 16_000;
  private static final int STRETCHES = 600;
  private static final int HOP = 160;
  private static final int WINDOW = 512;
  private static final int BANDS = 64;
  private static final double RANGE_DB = 70;
  private static final double LOW_HZ = 40;
  private static final double HIGH_HZ = 7600;
  private static final List<Integer> TICKS_HZ = List.of(500, 1000, 2000, 4000);

  static SoundData of(ClipView.Sound sound) {
    AudioClip clip = Resampling.toRate(sound.clip(), RATE_HZ);
    return new SoundData(
        sound.name(),
        source(clip),
        peaks(clip.samples()),
        BANDS,
        spectrogram(clip.samples()),
        TICKS_HZ.stream().map(hz -> new Tick(String.valueOf(hz), height(hz))).toList());
  }

  /** Bands are even on the mel scale, as {@link LogMel} lays them out; the first lies lowest. */
  private static double height(int hertz) {
    double band = (mel(hertz) - mel(LOW_HZ)) / (mel(HIGH_HZ) - mel(LOW_HZ)) * (BANDS + 1) - 1;
    return (band + 0.5) / BANDS;
  }

  private static double mel(double hertz) {
    return Math.log1p(hertz / 700);
  }

  private static String source(AudioClip clip) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      AudioFiles.write(wav, clip);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav.toByteArray());
  }

  private static float[] peaks(float[] samples) {
    int stretches = Math.min(STRETCHES, samples.length);
    float[] peaks = new float[2 * stretches];
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) samples.length * i / stretches);
      int to = (int) ((long) samples.length * (i + 1) / stretches);
      float low = samples[from];
      float high = samples[from];
      for (int n = from; n < to; n++) {
        low = Math.min(low, samples[n]);
        high = Math.max(high, samples[n]);
      }
      peaks[2 * i] = rounded(low);
      peaks[2 * i + 1] = rounded(high);
    }
    return peaks;
  }

  /** Three decimals: more could not be seen. */
  private static float rounded(float sample) {
    return Math.round(sample * 1000) / 1000f;
  }

  private static String spectrogram(float[] samples) {
    float[][] energies =
        new LogMel(RATE_HZ, HOP, WINDOW, BANDS, LOW_HZ, HIGH_HZ).logEnergies(samples);
    double loudest = Double.NEGATIVE_INFINITY;
    for (float[] frame : energies) {
      for (float e : frame) {
        loudest = Math.max(loudest, e);
      }
    }
    byte[] cells = new byte[energies.length * BANDS];
    for (int i = 0; i < cells.length; i++) {
      double db = 10 * (energies[i / BANDS][i % BANDS] - loudest) / Math.log(10);
      cells[i] = (byte) Math.round(255 * Math.max(0, 1 + db / RANGE_DB));
    }
    return Base64.getEncoder().encodeToString(cells);
  }
}
