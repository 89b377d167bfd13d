// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.shell.Progress;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;

/** Decodes packets as they come, in bounded memory. */
public final class Speaking {
  private static final int BLOCK_SAMPLES = 4096;

  private Speaking() {}

  /** Decodes all packets to {@code output} and makes it whole. */
  public static void run(
      Packets packets, SpeechDecoder decoder, SpeechOutput output, Progress progress)
      throws IOException {
    float[] block = new float[BLOCK_SAMPLES];
    for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
      decoder.push(p.get());
      drain(decoder, block, output);
      progress.seconds(packets.secondsUpTo(p.get()));
    }
    decoder.finish(packets.samples());
    drain(decoder, block, output);
    output.finish();
  }

  private static void drain(SpeechDecoder decoder, float[] block, SpeechOutput output)
      throws IOException {
    for (int n = decoder.poll(block, 0, block.length);
        n > 0;
        n = decoder.poll(block, 0, block.length)) {
      output.write(block, n);
    }
  }
}
