// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The encoder of our test files and the judge of what is read from them. */
final class Ffmpeg {
  private Ffmpeg() {}

  /** Skips the test where it is not installed. */
  static void require() throws Exception {
    boolean isThere;
    try {
      isThere = start(List.of("ffmpeg", "-version")) == 0;
    } catch (IOException e) {
      isThere = false;
    }
    assumeTrue(isThere, "ffmpeg is not installed: formats are not compared");
  }

  /** Runs it on files, with options between them. */
  static Path convert(Path in, Path out, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-i", in.toString()));
    command.addAll(List.of(options));
    command.add(out.toString());
    assertEquals(0, start(command), () -> String.join(" ", command));
    return out;
  }

  /** What ffmpeg hears in a file, as one channel of floats. */
  static AudioClip hear(Path file) throws Exception {
    Path wav = file.resolveSibling(file.getFileName() + ".heard.wav");
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    if (file.toString().endsWith(".opus")) {
      // The reference decoder: ffmpeg's own is three samples off for speech at low rates.
      command.addAll(List.of("-c:a", "libopus"));
    }
    // Not -ac 1, which weighs channels.
    command.addAll(List.of("-i", file.toString(), "-c:a", "pcm_f32le", wav.toString()));
    assertEquals(0, start(command), () -> String.join(" ", command));
    return AudioFiles.read(wav);
  }

  private static int start(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .start()
        .waitFor();
  }

  /** Noise in bursts of every length below 1.6 kHz and a chirp: any shift shows. */
  static AudioClip sound(int samples, int rate, long seed) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    double low = 0;
    for (int n = 0; n < samples; n++) {
      double t = (double) n / rate;
      low += 0.3 * (random.nextGaussian() - low);
      double burst = Math.max(0, Math.sin(2 * Math.PI * 3 * t * (1 + t)));
      x[n] = (float) (burst * (0.15 * low + 0.1 * Math.sin(2 * Math.PI * (200 + 300 * t) * t)));
    }
    return new AudioClip(x, rate);
  }

  /** How far {@code late} lies behind {@code clip}, in samples, by the peak of correlation. */
  static int lag(float[] clip, float[] late) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int lag = -1500; lag <= 1500; lag++) {
      double sum = 0;
      for (int i = Math.max(0, -lag);
          i < Math.min(clip.length, 20_000) && i + lag < late.length;
          i++) {
        sum += clip[i] * late[i + lag];
      }
      if (sum > most) {
        most = sum;
        best = lag;
      }
    }
    return best;
  }
}
