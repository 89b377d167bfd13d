// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Speex, wide band: CELP at 16 kHz. The file is Ogg.
 *
 * @param quality 0 to 10: 0 is 4 kbit/s, 3 is 10 kbit/s, and the container comes on top
 */
record Speex(int quality) implements SpeechSystem {
  static final String ENCODER = "speexenc";
  static final String DECODER = "speexdec";

  private static final int RATE_HZ = 16_000;

  @Override
  public String name() {
    return "speex quality " + quality;
  }

  @Override
  public Decoded code(AudioClip speech, Path folder) throws IOException, InterruptedException {
    Path in = folder.resolve("in.wav");
    Path coded = folder.resolve("coded.spx");
    Path out = folder.resolve("out.wav");
    AudioFiles.write(in, Resampling.toRate(speech, RATE_HZ));
    Program.run(
        folder,
        ENCODER,
        "--wideband",
        "--quality",
        String.valueOf(quality),
        "--nframes",
        "10", // frames in an Ogg packet: at one, the container would take a third of the file
        in.toString(),
        coded.toString());
    Program.run(folder, DECODER, coded.toString(), out.toString());
    return new Decoded(AudioFiles.read(out), Files.size(coded));
  }
}
