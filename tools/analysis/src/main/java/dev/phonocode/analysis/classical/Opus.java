// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opus at its lowest rates. The file is Ogg; the half kilobyte that the program otherwise reserves
 * in it for later tags is not, since it would weigh more than a short recording.
 *
 * @param kilobits a second that it is asked for; it takes more
 */
record Opus(int kilobits) implements SpeechSystem {
  static final String ENCODER = "opusenc";
  static final String DECODER = "opusdec";

  private static final String RATE_HZ = "16000";

  @Override
  public String name() {
    return "opus " + kilobits + " kbit/s";
  }

  @Override
  public Decoded code(AudioClip speech, Path folder) throws IOException, InterruptedException {
    Path in = folder.resolve("in.wav");
    Path coded = folder.resolve("coded.opus");
    Path out = folder.resolve("out.wav");
    AudioFiles.write(in, speech);
    Program.run(
        folder,
        ENCODER,
        "--quiet",
        "--padding",
        "0",
        "--bitrate",
        String.valueOf(kilobits),
        in.toString(),
        coded.toString());
    Program.run(
        folder,
        DECODER,
        "--quiet",
        "--no-dither", // whose noise would differ from run to run
        "--rate",
        RATE_HZ,
        coded.toString(),
        out.toString());
    return new Decoded(AudioFiles.read(out), Files.size(coded));
  }
}
