// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Recordings that are made here: hums of seeded pitch with seeded noise, each a little longer. */
public final class Sounds {
  private static final int RATE_HZ = 16_000;

  private Sounds() {}

  /** Writes {@code count} files in folders of three, {@code speaker0/0.wav} and on. */
  public static void write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write(folder.resolve("speaker" + i / 3), i, 0.3 + 0.13 * i);
    }
  }

  /** Writes {@code count} files of half a second, in folders of a hundred. */
  public static void writeShort(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write(folder.resolve("part" + i / 100), i, 0.5);
    }
  }

  private static void write(Path folder, int number, double seconds) throws IOException {
    Files.createDirectories(folder);
    AudioFiles.write(folder.resolve(number + ".wav"), clip(number, seconds));
  }

  /** Writes {@code count} files of the same length in one folder. */
  public static void writeEqual(Path folder, int count, double seconds) throws IOException {
    Files.createDirectories(folder);
    AudioClip clip = clip(1, seconds);
    for (int i = 0; i < count; i++) {
      AudioFiles.write(folder.resolve(i + ".wav"), clip);
    }
  }

  /** The recording that a row names. */
  public static AudioClip read(Path folder, String path) throws IOException {
    return AudioFiles.read(folder.resolve(path));
  }

  /** One recording. */
  static AudioClip clip(long seed, double seconds) {
    Random random = new Random(seed);
    double hz = 90 + 15 * random.nextInt(10);
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < samples.length; i++) {
      double hum = Math.sin(2 * Math.PI * hz * i / RATE_HZ);
      samples[i] = (float) (0.2 * hum * hum * hum + 0.02 * random.nextGaussian());
    }
    return new AudioClip(samples, RATE_HZ);
  }
}
