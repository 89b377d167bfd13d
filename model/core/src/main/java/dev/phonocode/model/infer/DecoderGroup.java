// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import java.util.ArrayList;
import java.util.List;

/**
 * Decoders that step together, so that each weight is read once for all of them: when one needs a
 * step, those that know their condition and have room take one too, and find its samples when they
 * are polled. Every decoder gives the bits that it would give alone, whatever the others do; it is
 * worth most where all are polled in turn, a few milliseconds each time. One thread at a time.
 */
public final class DecoderGroup {
  private final Network network;
  private final int streams;
  private final WaveNet.Batch batch;
  private final List<CodeDecoder> members = new ArrayList<>();
  private final CodeDecoder[] stepping;

  DecoderGroup(Network network, int streams) {
    if (streams < 1) {
      throw new IllegalArgumentException(
          "decoder group: " + streams + " streams, expected 1 or more");
    }
    this.network = network;
    this.streams = streams;
    batch = network.decoder().newBatch(streams);
    stepping = new CodeDecoder[streams];
  }

  /**
   * A decoder at the start of a stream.
   *
   * @param speaker [speaker.size] numbers in [-1, 1]
   */
  public CodeDecoder newDecoder(float[] speaker, Sampling sampling) {
    CodeDecoder decoder = new CodeDecoder(this, network, speaker, sampling);
    members.add(decoder);
    return decoder;
  }

  /** Lets a decoder go that will not be polled again. */
  public void remove(CodeDecoder decoder) {
    members.remove(decoder);
  }

  /**
   * One step of the decoder that asks and, as far as there is room, of others.
   *
   * @return false if its condition is not known yet; nobody steps then
   */
  boolean step(CodeDecoder asking) {
    if (!asking.canStep()) {
      return false;
    }
    int count = 0;
    stepping[count++] = asking;
    for (int i = 0; i < members.size() && count < streams; i++) {
      CodeDecoder other = members.get(i);
      if (other != asking && other.mayRunAhead()) {
        stepping[count++] = other;
      }
    }
    for (int i = 0; i < count; i++) {
      stepping[i].step(batch);
    }
    batch.forward();
    for (int i = 0; i < count; i++) {
      stepping[i].draw();
    }
    return true;
  }
}
