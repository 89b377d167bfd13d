// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads a {@code .phc} stream, packet by packet, in memory bounded by one packet. It never reads
 * past what it needs, so it serves a live pipe as well as a file.
 *
 * <p>{@linkplain #strict Strict}: the first damage ends the reading with an exception. {@linkplain
 * #tolerant Tolerant}: what is damaged is reported and skipped, and the next sound packet is
 * returned; gaps show in {@link PhcPacket#index()}. A damaged header is fatal either way.
 */
public final class PhcReader implements Closeable {
  /**
   * Frames that a tolerant reader believes lost, ten minutes at 50 Hz; beyond these, as many more
   * as it could read. A sound packet that claims to lie further on is skipped, lest a forged one
   * ask for hours of silence.
   */
  public static final long MAX_LOST_FRAMES = 30_000;

  /** Frames that any packet may have, however few its bytes. */
  public static final int FREE_FRAMES = 128;

  /** Beyond these, the most for each byte of a coded payload, unless the length is limited. */
  public static final int FRAMES_PER_BYTE = 16;

  private final InputStream in;
  private final String source;
  private final Optional<Consumer<Damage>> onDamage;
  private final Window window;
  private final PhcHeader header;
  private Optional<CodePrior> prior = Optional.empty();
  private OptionalLong maxFrames = OptionalLong.empty();
  private PacketCodec codec;
  private long packets; // index of the packet that comes next
  private long frames; // up to there
  private long lost; // frames of these
  private boolean isShort;
  private boolean isDecoding; // whether the packet that is being read is wanted with its codes
  private Optional<PhcTotals> totals = Optional.empty();
  private boolean isCut;

  private PhcReader(InputStream in, String source, Optional<Consumer<Damage>> onDamage)
      throws IOException {
    this.in = in;
    this.source = source;
    this.onDamage = onDamage;
    this.window = new Window(in);
    this.header = HeaderCodec.read(window, source);
    this.codec = new PacketCodec(header, prior, maxFrames);
  }

  /**
   * A reader that stops at the first damage.
   *
   * @param source name of the stream, for messages
   * @throws PhcFormatException if the stream is not a sound {@code .phc} header
   */
  public static PhcReader strict(InputStream in, String source) throws IOException {
    return new PhcReader(in, source, Optional.empty());
  }

  /**
   * A reader that reports damage to {@code onDamage} and goes on.
   *
   * @throws PhcFormatException if the stream is not a sound {@code .phc} header
   */
  public static PhcReader tolerant(InputStream in, String source, Consumer<Damage> onDamage)
      throws IOException {
    return new PhcReader(in, source, Optional.of(onDamage));
  }

  /** What holds for the whole stream. */
  public PhcHeader header() {
    return header;
  }

  /**
   * Gives the reader what it needs to decode packets if the header's coding is {@link
   * Coding#PRIOR}.
   *
   * @param prior of the model that the header names
   * @throws IllegalArgumentException if it is a prior of other codes
   */
  public void decodeWith(CodePrior prior) {
    this.prior = Optional.of(prior);
    codec = new PacketCodec(header, this.prior, maxFrames);
  }

  /**
   * The next packet, or empty after the last.
   *
   * @throws PhcFormatException at damage or a cut, if strict
   * @throws PriorNeededException if the codes are range coded and {@link #decodeWith} was not
   *     called
   */
  public Optional<PhcPacket> next() throws IOException {
    if (!codec.canCode()) {
      throw new PriorNeededException(source, header.modelId());
    }
    isDecoding = true;
    return advance().map(data -> data.packet().orElseThrow());
  }

  /**
   * Passes the next packet by, verified but not decoded; empty after the last. This needs no prior.
   *
   * @throws PhcFormatException at damage or a cut, if strict
   */
  public Optional<PacketInfo> skip() throws IOException {
    isDecoding = false;
    return advance().map(PacketCodec.Data::info);
  }

  private Optional<PacketCodec.Data> advance() throws IOException {
    while (totals.isEmpty() && !isCut) {
      Optional<PacketCodec.Unit> unit = onDamage.isEmpty() ? Optional.of(readHere()) : search();
      if (unit.isPresent()) {
        window.drop(unit.get().bytes());
        if (unit.get() instanceof PacketCodec.Data data) {
          place(data.info());
          return Optional.of(data);
        }
        totals = Optional.of(((PacketCodec.End) unit.get()).totals());
      }
    }
    return Optional.empty();
  }

  /**
   * What the end packet says; empty before {@link #next} has returned empty, and in a stream that
   * was cut.
   */
  public Optional<PhcTotals> totals() {
    return totals;
  }

  /**
   * Checks that nothing follows the end packet; a tolerant reader reports what does. This waits for
   * the end of the stream.
   *
   * @throws PhcFormatException if something does, if strict
   */
  public void requireEndOfStream() throws IOException {
    if (totals.isEmpty() || !window.fill(1)) {
      return;
    }
    PhcFormatException more =
        here().wrong(0, "the end of the stream after the end packet", "more bytes");
    if (onDamage.isEmpty()) {
      throw more;
    }
    long from = window.offset();
    while (window.fill(1)) {
      window.drop(window.size());
    }
    report(more, from, 0);
  }

  /**
   * Limits the length of the speech, in place of what few bytes may stand for ({@value
   * #FREE_FRAMES} frames a packet and {@value #FRAMES_PER_BYTE} a byte): a file of hostile make
   * claims hours in a kilobyte. A packet beyond is damage.
   *
   * @throws IllegalArgumentException if it is negative or no number
   */
  public void limit(double seconds) {
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds: expected 0 or more, found " + seconds);
    }
    maxFrames = OptionalLong.of((long) Math.ceil(seconds * header.frameRateHz()));
    codec = new PacketCodec(header, prior, maxFrames);
  }

  /** Reads the unit at the window's start, which must be the one that comes next. */
  private PacketCodec.Unit readHere() throws IOException {
    Cursor cursor = here();
    PacketCodec.Unit unit = codec.read(cursor, isDecoding);
    if (unit instanceof PacketCodec.Data data) {
      if (isShort) {
        throw cursor.wrong(
            0, "the end packet after a short packet", "packet " + data.info().index());
      }
      require(cursor, "packet", packets, data.info().index());
    } else if (unit instanceof PacketCodec.End end) {
      require(cursor, "an end packet of frames", frames, end.totals().frames());
      long samples = end.totals().samples();
      require(cursor, "an end packet of samples", header.samples().orElse(samples), samples);
    }
    return unit;
  }

  private Cursor here() {
    return new Cursor(window, source, packets, frames);
  }

  private static void require(Cursor cursor, String what, long expected, long found)
      throws PhcFormatException {
    if (expected != found) {
      throw cursor.wrong(0, what + " " + expected, String.valueOf(found));
    }
  }

  /** The next sound unit from here on, after a report of what had to be skipped. */
  private Optional<PacketCodec.Unit> search() throws IOException {
    try {
      return Optional.of(readHere());
    } catch (PhcFormatException e) {
      return resynchronise(e);
    }
  }

  /**
   * Looks for a unit that may follow, byte by byte: its CRC vouches for it. Where there is none,
   * the stream counts as cut.
   */
  private Optional<PacketCodec.Unit> resynchronise(PhcFormatException first) throws IOException {
    long from = window.offset();
    while (window.fill(2)) {
      if (codec.canStart(window, 0)) {
        Optional<PacketCodec.Unit> unit = readIfSound();
        if (unit.isPresent()) {
          long gap = gapFrames(unit.get());
          report(first, from, gap);
          lost += gap;
          return unit;
        }
      }
      window.drop(1);
    }
    window.drop(window.size());
    isCut = true;
    long known = header.samples().isPresent() ? header.framesOf(header.samples().getAsLong()) : 0;
    report(first, from, Math.max(0, known - frames));
    return Optional.empty();
  }

  private Optional<PacketCodec.Unit> readIfSound() throws IOException {
    try {
      PacketCodec.Unit unit = codec.read(here(), isDecoding);
      long gap = gapFrames(unit);
      return gap >= 0 && lost + gap <= MAX_LOST_FRAMES + (frames - lost)
          ? Optional.of(unit)
          : Optional.empty();
    } catch (PhcFormatException e) {
      return Optional.empty(); // not a packet after all: the search goes on
    }
  }

  /** Frames between the last packet and this unit; negative for a unit out of place. */
  private long gapFrames(PacketCodec.Unit unit) {
    if (unit instanceof PacketCodec.Data data) {
      return isShort ? -1 : (data.info().index() - packets) * header.packetFrames();
    }
    return ((PacketCodec.End) unit).totals().frames() - frames;
  }

  private void report(PhcFormatException first, long from, long lost) {
    String reason = "expected " + first.expected() + ", found " + first.found();
    Damage damage = new Damage(from, window.offset() - from, packets, lost, reason);
    onDamage.ifPresent(listener -> listener.accept(damage));
  }

  private void place(PacketInfo packet) {
    packets = packet.index() + 1;
    frames = packet.index() * header.packetFrames() + packet.frames();
    isShort = packet.frames() < header.packetFrames();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
