// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import dev.phonocode.audio.SampleRates;
import dev.phonocode.audio.SourceBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Uncompressed samples that {@code javax.sound} finds in a file. */
final class PlainSource extends MonoBlocks {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int MOST_CHANNELS = 1 << 16; // more than any format but AU can say

  private final AudioInputStream sound;
  private final AudioFormat format;
  private final byte[] bytes;
  private long frames;

  private PlainSource(SourceBytes source, AudioInputStream sound) {
    super(source);
    this.sound = sound;
    this.format = sound.getFormat();
    int frame = format.getFrameSize();
    this.bytes = new byte[Math.max(1, BLOCK_BYTES / frame) * frame];
    channels(format.getChannels());
  }

  static PlainSource of(SourceBytes source) throws IOException {
    try {
      AudioInputStream found =
          AudioSystem.getAudioInputStream(new BufferedInputStream(source.stream(), 1 << 16));
      AudioFormat format = found.getFormat();
      boolean isLog =
          format.getEncoding().equals(AudioFormat.Encoding.ULAW)
              || format.getEncoding().equals(AudioFormat.Encoding.ALAW);
      AudioInputStream sound =
          isLog ? AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, found) : found;
      check(sound.getFormat(), source);
      return new PlainSource(source, sound);
    } catch (UnsupportedAudioFileException | RuntimeException e) {
      throw source.error(
          0, "AIFF, AIFC or AU of whole numbers, floats, mu-law or A-law", e.getMessage());
    }
  }

  /** Before anything is made as large as the header says. */
  private static void check(AudioFormat format, SourceBytes source) throws IOException {
    AudioFormat.Encoding encoding = format.getEncoding();
    int bits = format.getSampleSizeInBits();
    boolean isWhole =
        encoding.equals(AudioFormat.Encoding.PCM_SIGNED)
            || encoding.equals(AudioFormat.Encoding.PCM_UNSIGNED) && bits == 8;
    boolean isFloat = encoding.equals(AudioFormat.Encoding.PCM_FLOAT) && (bits == 32 || bits == 64);
    boolean fits =
        format.getChannels() > 0
            && format.getChannels() < MOST_CHANNELS
            && bits % 8 == 0
            && format.getFrameSize() == format.getChannels() * bits / 8;
    if (!fits || !(isFloat || isWhole && bits >= 8 && bits <= 32)) {
      throw source.error(0, "samples of 8 to 32 bits or floats", format.toString());
    }
    float rate = format.getSampleRate();
    if (rate != Math.rint(rate) || !SampleRates.isValid((long) rate)) {
      throw source.error(0, SampleRates.range(), Float.toString(rate));
    }
  }

  @Override
  public int sampleRateHz() {
    return (int) format.getSampleRate();
  }

  @Override
  protected boolean decode() throws IOException {
    int count = sound.readNBytes(bytes, 0, bytes.length);
    int whole = count / format.getFrameSize();
    frames += whole;
    if (count < bytes.length && sound.getFrameLength() > frames) {
      throw source()
          .error(
              source().position(), sound.getFrameLength() + " samples", "the end after " + frames);
    }
    ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, whole * format.getFrameSize()).order(order);
    while (buffer.hasRemaining()) {
      add(c -> sample(buffer));
    }
    return count == bytes.length;
  }

  private double sample(ByteBuffer buffer) {
    int bits = format.getSampleSizeInBits();
    if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
      return bits == 32 ? buffer.getFloat() : buffer.getDouble();
    }
    if (format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)) {
      return ((buffer.get() & 0xFF) - 128) / 128.0;
    }
    return switch (bits) {
      case 8 -> buffer.get() / 128.0;
      case 16 -> buffer.getShort() / 32_768.0;
      case 24 -> int24(buffer) / 8_388_608.0;
      default -> buffer.getInt() / 2_147_483_648.0;
    };
  }

  private int int24(ByteBuffer buffer) {
    int a = buffer.get();
    int b = buffer.get() & 0xFF;
    int c = buffer.get();
    return format.isBigEndian() ? a << 16 | b << 8 | c & 0xFF : c << 16 | b << 8 | a & 0xFF;
  }
}
