// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.SampleRates;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a mono 16-bit WAV file that appears under its name only when it is whole: samples go to a
 * temporary file in the same folder, which gets its true header, is forced to disk and then renamed
 * in one step.
 */
public final class WavFileSink implements AudioSink {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final WavStreamSink samples;
  private boolean finished;

  /**
   * Creates the temporary file.
   *
   * @param path what the file will be called; an older one is replaced at {@link #finish}
   * @param sampleRateHz samples a second
   * @throws IOException if the folder is missing or cannot be written to
   */
  public WavFileSink(Path path, int sampleRateHz) throws IOException {
    SampleRates.requireValid(sampleRateHz);
    // Through a symbolic link to what it names, so that the link stays a link.
    this.target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new NoSuchFileException(path.toString(), null, "its folder does not exist");
    }
    this.temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    this.channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    this.samples = WavStreamSink.ofUnknownLength(out, sampleRateHz);
  }

  @Override
  public int sampleRateHz() {
    return samples.sampleRateHz();
  }

  @Override
  public void write(float[] buffer, int offset, int length) throws IOException {
    samples.write(buffer, offset, length);
  }

  @Override
  public void finish() throws IOException {
    samples.finish();
    long count = (channel.position() - WavHeader.BYTES) / WavHeader.SAMPLE_BYTES;
    ByteBuffer header = ByteBuffer.wrap(WavHeader.of(sampleRateHz(), count));
    while (header.hasRemaining()) {
      channel.write(header, header.position());
    }
    channel.force(true);
    channel.close();
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      try {
        samples.close();
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
