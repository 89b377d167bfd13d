// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.Resampling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckedSourceTest {
  private static final int RATE = 16_000;

  private static List<AudioWarning.Kind> heard(float[] samples, int rate) throws IOException {
    List<AudioWarning.Kind> kinds = new ArrayList<>();
    AudioSource sound = AudioSource.of(new AudioClip(samples, rate));
    try (AudioSource source = new CheckedSource(sound, "x", w -> kinds.add(w.kind()))) {
      source.readAll();
    }
    return kinds;
  }

  /** Buzz and hiss in turns, with pauses: what speech is to the checks. */
  private static float[] speech(double gain) {
    Random random = new Random(1);
    float[] x = new float[3 * RATE];
    for (int n = 0; n < x.length; n++) {
      int part = n / 1600 % 3;
      double buzz = 0;
      for (int h = 1; h < 20; h++) {
        buzz += Math.sin(2 * Math.PI * 120 * h * n / RATE) / h;
      }
      x[n] = (float) (gain * (part == 0 ? buzz : part == 1 ? 0.2 * random.nextGaussian() : 1e-4));
    }
    return x;
  }

  private static float[] clipped(float[] x, float most) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(-most, Math.min(most, y[i]));
    }
    return y;
  }

  @Test
  void saysNothingOfSpeech() throws IOException {
    assertEquals(List.of(), heard(speech(0.1), RATE));
    assertEquals(List.of(), heard(speech(0.01), RATE));
  }

  @Test
  void saysNothingOfRealTelephoneSpeech() throws IOException {
    AudioClip telephone = Resampling.toRate(new AudioClip(speech(0.1), RATE), 8_000);
    assertEquals(List.of(), heard(telephone.samples(), 8_000));
  }

  @Test
  void noticesUpsampledTelephoneSpeech() throws IOException {
    AudioClip telephone = Resampling.toRate(new AudioClip(speech(0.1), RATE), 8_000);
    for (int rate : new int[] {16_000, 44_100}) {
      float[] x = Resampling.toRate(telephone, rate).samples();
      assertEquals(List.of(AudioWarning.Kind.NARROW_BAND), heard(x, rate), rate + " Hz");
    }
  }

  @Test
  void noticesNumbersOutOfScale() throws IOException {
    assertEquals(List.of(AudioWarning.Kind.FULL_SCALE), heard(speech(3_000), RATE));
  }

  @Test
  void noticesSilence() throws IOException {
    assertEquals(List.of(AudioWarning.Kind.NEARLY_SILENT), heard(new float[RATE], RATE));
    assertEquals(List.of(AudioWarning.Kind.NEARLY_SILENT), heard(new float[0], RATE));
    assertEquals(List.of(AudioWarning.Kind.NEARLY_SILENT), heard(speech(1e-3), RATE));
  }

  @Test
  void noticesPeaksThatAreCutOff() throws IOException {
    assertEquals(List.of(AudioWarning.Kind.CLIPPED), heard(clipped(speech(3), 1), RATE));
  }

  @Test
  void noticesTonesAndNoise() throws IOException {
    Random random = new Random(2);
    float[] noise = new float[2 * RATE];
    float[] tone = new float[2 * RATE];
    for (int n = 0; n < noise.length; n++) {
      noise[n] = (float) (0.1 * random.nextGaussian());
      tone[n] = (float) (0.1 * Math.sin(0.3 * n));
    }
    assertEquals(List.of(AudioWarning.Kind.NO_SPEECH), heard(noise, RATE));
    assertEquals(List.of(AudioWarning.Kind.NO_SPEECH), heard(tone, RATE));
  }

  @Test
  void noticesChannelsThatCancel() throws IOException {
    float[] x = speech(0.1);
    ByteBuffer wav = ByteBuffer.allocate(44 + 4 * x.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * x.length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(4 * RATE);
    wav.putShort((short) 4).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * x.length);
    for (float sample : x) {
      short left = (short) (32767 * sample);
      wav.putShort(left).putShort((short) -left);
    }
    List<AudioWarning> warnings = new ArrayList<>();
    AudioFiles.read(new ByteArrayInputStream(wav.array()), "st.wav", warnings::add);
    assertEquals(
        "the 2 channels cancel: their mean is silence", warnings.get(0).message(), "the first");
  }
}
