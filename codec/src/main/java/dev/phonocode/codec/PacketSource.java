// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.ModelHeader;
import dev.phonocode.codec.internal.PhcWriter;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Coded speech as a stream of packets, read once from front to back with bounded memory: those of a
 * {@code .phc} file or pipe ({@link #open}), of speech that is encoded as it is read ({@link
 * SpeechCodec#encode(dev.phonocode.audio.AudioSource, EncodeOptions)}), or of codes in memory
 * ({@link CodeSequence#stream}). For one thread.
 *
 * <pre>{@code
 * try (PacketSource packets = PacketSource.open(in, "in.phc", ReadOptions.strict())) {
 *   packets.decodeWith(codec.model());
 *   packets.books(2).cut(10, 20).write(out); // two books of the packets with 10 s to 20 s in them
 * }
 * }</pre>
 */
public abstract class PacketSource implements Closeable {
  private final String name;

  /** An instance with this name for messages. */
  PacketSource(String name) {
    this.name = name;
  }

  /**
   * Opens a {@code .phc} stream; reads its header. Closing what is returned closes the stream.
   *
   * @param name of the stream, for messages
   * @throws dev.phonocode.codec.container.PhcFormatException if it has no sound header
   */
  public static PacketSource open(InputStream phc, String name, ReadOptions options)
      throws IOException {
    return new FilePackets(phc, name, options);
  }

  /** What holds for the whole stream. */
  public abstract PhcHeader header();

  /**
   * The next packet, or empty after the last. Where packets are lost, {@link PhcPacket#index} has a
   * gap. Of a {@code .phc} stream, being told that there is none waits for the stream's end: what
   * follows the end packet is damage.
   *
   * @throws dev.phonocode.codec.container.PhcFormatException at damage, if reading is strict
   * @throws IOException if what the packets come from cannot be read, or they are range coded and
   *     {@link #decodeWith} was not called
   */
  public final Optional<PhcPacket> next() throws IOException {
    Optional<PhcPacket> packet = take();
    if (packet.isEmpty()) {
      requireEnd();
    }
    return packet;
  }

  /** The next packet, without a look at what follows the last. */
  abstract Optional<PhcPacket> take() throws IOException;

  /** Checks, after the last packet, that nothing follows: only of a file can anything. */
  void requireEnd() throws IOException {}

  /** Passes packets by, as far as they are known to lie before this one, without decoding them. */
  void passUpTo(long index) throws IOException {}

  /** Samples of the speech; known after the last packet. */
  public abstract long samples();

  /** Samples that are known to follow, roughly, before they are read; 0 where nothing is known. */
  long samplesAhead() throws IOException {
    return header().samples().orElse(0);
  }

  /** The prior that writing the packets takes, if the header's coding asks for one. */
  abstract Optional<CodePrior> prior();

  final String name() {
    return name;
  }

  /**
   * Gives the packets what they are read with, if the header's coding is {@link
   * dev.phonocode.codec.container.Coding#PRIOR}; to be called before the first is asked for.
   *
   * @return this
   * @throws ModelMismatchException if another model made the codes
   */
  public PacketSource decodeWith(SpeechModel model) {
    ModelHeader.check(header(), model);
    return this;
  }

  /**
   * The first {@code count} books of each frame alone: fewer bits, rougher sound. Takes over this
   * source.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public final PacketSource books(int count) {
    return new ThinnedPackets(this, count);
  }

  /**
   * The packets that hold anything of a stretch, as a stream of its own. What lies before is passed
   * by without being decoded; what lies after is not read. Takes over this source.
   *
   * <p>Reading ends in an {@link IOException} if there is no speech after {@code fromSeconds}.
   *
   * @param toSeconds its end, after {@code fromSeconds}; infinite for the end of the speech
   * @throws IllegalArgumentException if the stretch is empty or begins before 0
   */
  public final PacketSource cut(double fromSeconds, double toSeconds) {
    return new CutPackets(this, fromSeconds, toSeconds);
  }

  /**
   * The same packets; {@code seconds} is told the length of what they stand for up to each that was
   * taken. Takes over this source.
   */
  public final PacketSource watch(DoubleConsumer seconds) {
    return new WatchedPackets(this, seconds);
  }

  /**
   * All that is left, in memory: a minute of codes takes less than a second of sound.
   *
   * @throws IllegalArgumentException if packets are missing
   */
  public final CodeSequence readAll() throws IOException {
    List<PhcPacket> packets = new ArrayList<>();
    for (Optional<PhcPacket> p = next(); p.isPresent(); p = next()) {
      packets.add(p.get());
    }
    return new CodeSequence(header(), packets, samples(), prior());
  }

  /**
   * Writes all that is left as a {@code .phc} stream, each packet as soon as it is there; does not
   * close {@code out}.
   *
   * @return samples of the speech
   * @throws IllegalArgumentException if packets are missing
   */
  public final long write(OutputStream out) throws IOException {
    PhcWriter writer = new PhcWriter(out, header(), prior());
    for (Optional<PhcPacket> p = next(); p.isPresent(); p = next()) {
      writer.write(p.get());
    }
    writer.finish(samples());
    return samples();
  }
}
