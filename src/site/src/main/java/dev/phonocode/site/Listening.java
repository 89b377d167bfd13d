// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** What the start page plays and shows: a recording, and the same from its codes. */
final class Listening {
  private static final int RATE_HZ = 16_000;
  private static final int HOP_SAMPLES = 80;
  private static final int WINDOW_SAMPLES = 512;
  private static final int BANDS = 64;
  private static final double LOW_HZ = 40;
  private static final double HIGH_HZ = 7600;
  private static final double RANGE_DB = 60;

  private static final int WIDTH = 1200;
  private static final int SOUND_HEIGHT = 3 * BANDS;
  private static final int BOOK_HEIGHT = 16;
  private static final int GAP = 8;

  private Listening() {}

  /**
   * Writes {@code original.wav}, {@code decoded.wav} and {@code hello.png}: the spectrogram of the
   * one, the codes with a row for each book, the spectrogram of the other, all over the same time.
   *
   * @return a sentence on what the codes took
   */
  static String write(Path speech, Path folder) throws IOException {
    AudioClip original = Resampling.toRate(AudioFiles.read(speech), RATE_HZ);
    try (SpeechCodec codec = SpeechCodec.open()) {
      CodeSequence codes = codec.encode(original);
      AudioClip decoded = codec.decode(codes);
      AudioFiles.write(folder.resolve("original.wav"), original);
      AudioFiles.write(folder.resolve("decoded.wav"), decoded);
      BufferedImage picture = picture(original, codes, decoded);
      ImageIO.write(picture, "png", folder.resolve("hello.png").toFile());
      return String.format(
          Locale.ROOT,
          "%.1f s of speech, %d code frames of %d books, %d bits",
          codes.seconds(),
          codes.frames(),
          codes.books(),
          codes.codedBits());
    }
  }

  private static BufferedImage picture(AudioClip original, CodeSequence codes, AudioClip decoded) {
    int codesTop = SOUND_HEIGHT + GAP;
    int secondTop = codesTop + codes.books() * BOOK_HEIGHT + GAP;
    BufferedImage image =
        new BufferedImage(WIDTH, secondTop + SOUND_HEIGHT, BufferedImage.TYPE_INT_RGB);
    spectrogram(image, 0, original);
    spectrogram(image, secondTop, decoded);
    int[][] values = codes.codes();
    for (int x = 0; x < WIDTH; x++) {
      int[] frame = values[x * values.length / WIDTH];
      for (int y = 0; y < codes.books() * BOOK_HEIGHT; y++) {
        int book = y / BOOK_HEIGHT;
        float hue = (float) frame[book] / codes.codebookSizes().get(book);
        image.setRGB(x, codesTop + y, Color.HSBtoRGB(hue, 0.55f, 0.9f));
      }
    }
    return image;
  }

  private static void spectrogram(BufferedImage image, int top, AudioClip clip) {
    float[][] energies =
        new LogMel(RATE_HZ, HOP_SAMPLES, WINDOW_SAMPLES, BANDS, LOW_HZ, HIGH_HZ)
            .logEnergies(clip.samples());
    double loudest = Double.NEGATIVE_INFINITY;
    for (float[] frame : energies) {
      for (float e : frame) {
        loudest = Math.max(loudest, e);
      }
    }
    for (int x = 0; x < WIDTH; x++) {
      float[] frame = energies[x * energies.length / WIDTH];
      for (int y = 0; y < SOUND_HEIGHT; y++) {
        double db = 10 * (frame[BANDS - 1 - y * BANDS / SOUND_HEIGHT] - loudest) / Math.log(10);
        image.setRGB(x, top + y, colour(Math.max(0, 1 + db / RANGE_DB)));
      }
    }
  }

  /** From dark blue over red to light yellow. */
  private static int colour(double loudness) {
    float hue = (float) (0.70 + 0.45 * loudness);
    float saturation = (float) (0.85 - 0.45 * loudness * loudness);
    return Color.HSBtoRGB(hue, saturation, (float) (0.12 + 0.88 * loudness));
  }
}
