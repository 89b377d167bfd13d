// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  public Decoded code(AudioClip speech, Path folder) throws IOException, InterruptedException {
    Path in = folder.resolve("in.raw");
    Path coded = folder.resolve("coded.bit");
    Path out = folder.resolve("out.raw");
    Files.write(in, toBytes(Resampling.toRate(speech, RATE_HZ)));
    Program.run(folder, ENCODER, mode, in.toString(), coded.toString());
    Program.run(folder, DECODER, mode, coded.toString(), out.toString());
    return new Decoded(fromBytes(Files.readAllBytes(out)), Files.size(coded));
  }

  /** 16-bit samples, little-endian, without a header. */
  private static byte[] toBytes(AudioClip clip) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * clip.samples().length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : clip.samples()) {
      int value = Math.round(sample * 32768);
      bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
    }
    return bytes.array();
  }

  private static AudioClip fromBytes(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[content.length / Short.BYTES];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = bytes.getShort() / 32768f;
    }
    return new AudioClip(samples, RATE_HZ);
  }
}
