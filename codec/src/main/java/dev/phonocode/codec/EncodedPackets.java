// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.stream.StreamEncoder;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.util.Optional;

/** Packets of speech that is encoded as it is read. */
final class EncodedPackets extends PacketSource {
  private static final int BLOCK_SAMPLES = 4096;

  private final AudioSource speech;
  private final StreamEncoder encoder;
  private final float[] block = new float[BLOCK_SAMPLES];
  private boolean hasEnded;

  /** Reads as much of the speech, at the model's rate, as it takes to know the header. */
  EncodedPackets(AudioSource speech, StreamEncoder encoder) throws IOException {
    super("speech");
    this.speech = speech;
    this.encoder = encoder;
    while (encoder.header().isEmpty()) {
      read();
    }
  }

  private void read() throws IOException {
    int count = speech.read(block, 0, block.length);
    if (count < 0) {
      hasEnded = true;
      encoder.finish();
    } else {
      encoder.push(block, 0, count);
    }
  }

  @Override
  public PhcHeader header() {
    return encoder.header().orElseThrow();
  }

  @Override
  Optional<PhcPacket> take() throws IOException {
    Optional<PhcPacket> packet = encoder.poll();
    while (packet.isEmpty() && !hasEnded) {
      read();
      packet = encoder.poll();
    }
    return packet;
  }

  @Override
  public long samples() {
    return encoder.samples();
  }

  @Override
  Optional<CodePrior> prior() {
    return encoder.prior();
  }

  @Override
  public void close() throws IOException {
    speech.close();
  }
}
