// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes a {@code .phc} stream, packet by packet. The stream is whole only after {@link #finish};
 * one that is merely closed reads as cut.
 *
 * <pre>{@code
 * try (PhcWriter writer = new PhcWriter(out, header, prior)) {
 *   for (PhcPacket packet : packets) writer.write(packet);
 *   writer.finish(samples);
 * }
 * }</pre>
 */
public final class PhcWriter implements Closeable {
  private final OutputStream out;
  private final PhcHeader header;
  private final PacketCodec codec;
  private long packets;
  private long frames;
  private long payloadBytes;
  private boolean isShort;
  private boolean isFinished;

  /**
   * Starts a stream: writes the header.
   *
   * @param prior of the header's model, if its coding needs one: each packet is coded with it that
   *     becomes shorter by it
   * @throws IllegalArgumentException if the coding needs a prior and there is none, or one of other
   *     codes
   */
  public PhcWriter(OutputStream out, PhcHeader header, Optional<CodePrior> prior)
      throws IOException {
    this.out = out;
    this.header = header;
    codec = new PacketCodec(header, prior);
    if (!codec.canCode()) {
      throw new IllegalArgumentException(
          "coding %s: expected the prior of model %s, found none"
              .formatted(header.coding(), header.modelId()));
    }
    out.write(HeaderCodec.write(header));
    out.flush();
  }

  /**
   * Writes the next packet and flushes, so that a listener at the other end of a pipe has it.
   *
   * @throws IllegalArgumentException if it is not the one that comes next, or does not fit the
   *     header
   */
  public void write(PhcPacket packet) throws IOException {
    if (isFinished || isShort) {
      throw new IllegalStateException("a packet after the last one");
    }
    check("index", packets, packet.index());
    check("books", header.books(), packet.books());
    if (packet.frames() > header.packetFrames()) {
      check("frames", header.packetFrames(), packet.frames());
    }
    PacketCodec.Payload payload = codec.payload(packet);
    out.write(codec.write(packet, payload));
    out.flush();
    payloadBytes += payload.bytes().length;
    packets++;
    frames += packet.frames();
    isShort = packet.frames() < header.packetFrames();
  }

  /**
   * Writes the end packet.
   *
   * @param samples of the speech; they must need exactly the frames that were written
   */
  public void finish(long samples) throws IOException {
    if (isFinished) {
      throw new IllegalStateException("the stream has ended already");
    }
    check("frames", header.framesOf(samples), frames);
    check("samples", header.samples().orElse(samples), samples);
    out.write(PacketCodec.write(new PhcTotals(frames, samples)));
    out.flush();
    isFinished = true;
  }

  /** Bytes of codes so far: all that was written but the framing. */
  public long payloadBytes() {
    return payloadBytes;
  }

  private void check(String field, long expected, long found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "packet " + packets + ": expected " + field + " " + expected + ", found " + found);
    }
  }

  /** Closes the stream below; does not finish. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
