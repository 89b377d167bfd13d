// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;

/** Packets of speech that is encoded as it is read: read, resample, encode. */
public final class SpokenPackets implements Packets {
  private static final int BLOCK_SAMPLES = 4096;

  private final AudioSource source;
  private final SpeechEncoder encoder;
  private final float[] block = new float[BLOCK_SAMPLES];
  private Optional<PhcPacket> first;
  private boolean ended;

  /** Reads as much of the sound as it takes to know the header. */
  public SpokenPackets(Input input, SpeechCodec codec, EncodeOptions options) throws IOException {
    this(recording(input), codec, options);
  }

  private static AudioSource recording(Input input) throws IOException {
    FileKind.requireRecording(input);
    return AudioFiles.open(input.stream(), input.name(), input);
  }

  /** As above, of any sound. */
  public SpokenPackets(AudioSource sound, SpeechCodec codec, EncodeOptions options)
      throws IOException {
    source = Resampling.toRate(sound, codec.model().config().sampleRateHz());
    encoder = codec.newEncoder(options);
    first = pull();
  }

  @Override
  public PhcHeader header() {
    return encoder.header().orElseThrow();
  }

  @Override
  public Optional<PhcPacket> next() throws IOException {
    if (first.isPresent()) {
      Optional<PhcPacket> packet = first;
      first = Optional.empty();
      return packet;
    }
    return pull();
  }

  private Optional<PhcPacket> pull() throws IOException {
    Optional<PhcPacket> packet = encoder.poll();
    while (packet.isEmpty() && !ended) {
      int count = source.read(block, 0, block.length);
      if (count < 0) {
        ended = true;
        encoder.finish();
      } else {
        encoder.push(block, 0, count);
      }
      packet = encoder.poll();
    }
    return packet;
  }

  @Override
  public long samples() {
    return encoder.samples();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
