// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.audio.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Codec2: sinusoidal coding of telephone speech at 8 kHz. Its files are frames alone, without a
 * header, each filled up to whole bytes: 28 bits of mode 700C take 32, so 800 bit/s. A last frame
 * that is not full is lost.
 *
 * @param mode bits a second, with a letter where there are several such modes
 */
record Codec2(String mode) implements SpeechSystem {
  static final String ENCODER = "c2enc";
  static final String DECODER = "c2dec";

  private static final int RATE_HZ = 8000;

  @Override
  public String name() {
    return "codec2 " + mode;
  }

  @Override
  public Decoded code(AudioClip speech, Path folder) throws IOException {
    Path in = folder.resolve("in.raw");
    Path coded = folder.resolve("coded.bit");
    Path out = folder.resolve("out.raw");
    AudioClip clip = Resampling.toRate(speech, RATE_HZ);
    byte[] bytes = new byte[Pcm16.BYTES * clip.samples().length];
    Pcm16.encode(clip.samples(), 0, clip.samples().length, bytes);
    Files.write(in, bytes);
    Program.run(folder, ENCODER, mode, in.toString(), coded.toString());
    Program.run(folder, DECODER, mode, coded.toString(), out.toString());
    byte[] decoded = Files.readAllBytes(out);
    float[] samples = new float[decoded.length / Pcm16.BYTES];
    Pcm16.decode(decoded, 0, samples, samples.length);
    return new Decoded(new AudioClip(samples, RATE_HZ), Files.size(coded));
  }
}
