// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.util.Optional;

/**
 * Speech to packets of codes, as a stream: push samples, poll packets. How samples are cut into
 * pushes changes nothing. Memory does not grow with the stream, if packets are polled.
 *
 * <p>After the look-in ({@link EncodeOptions#lookIn()}), a packet is there as soon as its samples
 * and the model's look-ahead are: with the defaults, 1.04 s after its first sample. One thread at a
 * time.
 *
 * <pre>{@code
 * encoder.push(samples, 0, n);
 * for (Optional<PhcPacket> p; (p = encoder.poll()).isPresent(); ) decoder.push(p.get());
 * }</pre>
 */
public interface SpeechEncoder {
  /**
   * Takes samples at the model's rate.
   *
   * @param chunk nominally in [-1, 1]; those from {@code offset} on, {@code length} of them
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IllegalStateException after {@link #finish}
   */
  void push(float[] chunk, int offset, int length);

  /** Ends the stream: afterwards {@link #poll} gives the rest. */
  void finish();

  /** The next packet, if it is there. */
  Optional<PhcPacket> poll();

  /**
   * What holds for the whole stream; empty until the look-in is over. It is there whenever a packet
   * is, and after {@link #finish}.
   */
  Optional<PhcHeader> header();

  /** Samples pushed so far. */
  long samples();
}
