// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A little corpus of buzzes and hisses: two speakers, a manifest, nothing recorded. */
public final class TestSpeech {
  private TestSpeech() {}

  /** Writes the corpus to a folder of its own there, and returns its manifest. */
  public static Path in(Path parent) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("speech"));
    StringBuilder table = new StringBuilder("path\tspeaker\tsex\tsplit\tlicence\n");
    for (int i = 0; i < 8; i++) {
      String speaker = i % 2 == 0 ? "low" : "high";
      String name = speaker + i + ".wav";
      AudioFiles.write(
          folder.resolve(name), new AudioClip(voice(i, i % 2 == 0 ? 110 : 210), 16000));
      String split = i < 6 ? "train" : "valid";
      table
          .append(name)
          .append('\t')
          .append(speaker)
          .append("\tF\t")
          .append(split)
          .append("\tours\n");
    }
    Path manifest = folder.resolve("MANIFEST.tsv");
    Files.writeString(manifest, table);
    return manifest;
  }

  private static float[] voice(long seed, double pitchHz) {
    Random random = new Random(seed);
    float[] x = new float[24000 + random.nextInt(8000)];
    double phase = 0;
    for (int n = 0; n < x.length; n++) {
      double syllable = Math.sin(2 * Math.PI * n / 4000.0);
      phase += pitchHz * (1 + 0.1 * syllable) / 16000;
      double buzz = 0;
      for (int h = 1; h < 12; h++) {
        buzz += Math.sin(2 * Math.PI * h * phase) / h;
      }
      double hiss = random.nextGaussian();
      x[n] = (float) (syllable > -0.3 ? 0.1 * buzz : 0.02 * hiss);
    }
    return x;
  }
}
