// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.sound;

import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.internal.PhcReader;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import javax.sound.sampled.spi.AudioFileReader;

/**
 * Tells {@code javax.sound} what a {@code .phc} stream is and gives its speech as 16-bit
 * little-endian mono PCM. A stream that does not start as a {@code .phc} stream does is left to
 * other readers; one that does and is damaged ends in an {@link IOException} that says where.
 */
public final class PhcAudioFileReader extends AudioFileReader {
  /** The type of {@code .phc} files. */
  public static final AudioFileFormat.Type PHC = new AudioFileFormat.Type("PHC", "phc");

  /** System property that names a model bundle to use in place of the built-in one. */
  public static final String MODEL_PROPERTY = "phonocode.model";

  private static final byte[] MAGIC = {'P', 'H', 'C', 0x1A};
  private static final int MAX_HEADER_BYTES = 1 << 17;

  /** The stream must support marks, and is afterwards where it was. */
  @Override
  public AudioFileFormat getAudioFileFormat(InputStream stream)
      throws UnsupportedAudioFileException, IOException {
    requireMagic(stream);
    stream.mark(MAX_HEADER_BYTES);
    PhcHeader header = PhcReader.strict(stream, "stream").header();
    stream.reset();
    return describe(header, knownSamples(header));
  }

  @Override
  public AudioFileFormat getAudioFileFormat(URL url)
      throws UnsupportedAudioFileException, IOException {
    try (InputStream in = new BufferedInputStream(url.openStream())) {
      return getAudioFileFormat(in);
    }
  }

  /** Of a file the length is always known: its packets are passed by, without being decoded. */
  @Override
  public AudioFileFormat getAudioFileFormat(File file)
      throws UnsupportedAudioFileException, IOException {
    try (InputStream in = new BufferedInputStream(new FileInputStream(file))) {
      requireMagic(in);
      PhcReader reader = PhcReader.strict(in, file.toString());
      while (reader.skip().isPresent()) {
        continue;
      }
      return describe(reader.header(), reader.totals().orElseThrow().samples());
    }
  }

  @Override
  public AudioInputStream getAudioInputStream(InputStream stream)
      throws UnsupportedAudioFileException, IOException {
    requireMagic(stream);
    return open(stream, "stream", AudioSystem.NOT_SPECIFIED);
  }

  @Override
  public AudioInputStream getAudioInputStream(URL url)
      throws UnsupportedAudioFileException, IOException {
    return open(url.openStream(), url.toString());
  }

  @Override
  public AudioInputStream getAudioInputStream(File file)
      throws UnsupportedAudioFileException, IOException {
    int frames = getAudioFileFormat(file).getFrameLength();
    return open(new BufferedInputStream(new FileInputStream(file)), file.toString(), frames);
  }

  /** Opens a stream of our own, which is closed if it is not what we read. */
  private static AudioInputStream open(InputStream raw, String name)
      throws UnsupportedAudioFileException, IOException {
    InputStream in = new BufferedInputStream(raw);
    try {
      requireMagic(in);
      return open(in, name, AudioSystem.NOT_SPECIFIED);
    } catch (UnsupportedAudioFileException | IOException e) {
      in.close();
      throw e;
    }
  }

  private static AudioInputStream open(InputStream in, String name, long frames)
      throws IOException {
    PacketSource packets = PacketSource.open(in, name, ReadOptions.strict());
    long known = frames == AudioSystem.NOT_SPECIFIED ? knownSamples(packets.header()) : frames;
    return new AudioInputStream(new LazySpeech(packets, name), format(packets.header()), known);
  }

  /**
   * Looks at the first bytes and goes back to them. {@code javax.sound} asks plug-ins first, so a
   * stream that cannot go back is left as it is, to readers that need not.
   */
  private static void requireMagic(InputStream stream)
      throws UnsupportedAudioFileException, IOException {
    if (!stream.markSupported()) {
      throw new UnsupportedAudioFileException("a stream without marks; buffer it");
    }
    stream.mark(MAGIC.length);
    byte[] start = stream.readNBytes(MAGIC.length);
    stream.reset();
    if (!Arrays.equals(MAGIC, start)) {
      throw new UnsupportedAudioFileException("not a .phc stream");
    }
  }

  private static long knownSamples(PhcHeader header) {
    return header.samples().orElse(AudioSystem.NOT_SPECIFIED);
  }

  /** {@code javax.sound} counts frames of a file in an int: a longer one has an unknown length. */
  private static AudioFileFormat describe(PhcHeader header, long samples) {
    int frames = samples > Integer.MAX_VALUE ? AudioSystem.NOT_SPECIFIED : (int) samples;
    return new AudioFileFormat(PHC, format(header), frames);
  }

  private static AudioFormat format(PhcHeader header) {
    return new AudioFormat(header.sampleRateHz(), Byte.SIZE * Pcm16.BYTES, 1, true, false);
  }
}
