// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.audio.files.Text;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of a stream's packets and of its end, as the package description draws them. */
final class PacketCodec {
  private static final int SYNC = 0xB5;
  private static final int DATA = 0x50;
  private static final int CODED = 1; // flags of a kind
  private static final int SHORT = 2;
  private static final int END = 0x54;

  /** Frames up to any packet stay far from overflow. */
  private static final long MAX_INDEX = 1L << 40;

  private final PhcHeader header;
  private final Optional<CodePrior> prior;
  private final OptionalLong maxFrames;

  /**
   * The codec of one stream.
   *
   * @param prior of the header's model; without it coded packets can only be passed by
   * @throws IllegalArgumentException if the prior is one of other codes than the header's
   */
  PacketCodec(PhcHeader header, Optional<CodePrior> prior) {
    this(header, prior, OptionalLong.empty());
  }

  /**
   * As above, with a bound on the whole stream in place of that on what few bytes may stand for.
   */
  PacketCodec(PhcHeader header, Optional<CodePrior> prior, OptionalLong maxFrames) {
    this.header = header;
    this.maxFrames = maxFrames;
    this.prior = header.coding() == Coding.PRIOR ? prior : Optional.empty();
    this.prior.ifPresent(
        p -> {
          if (header.books() > p.books()
              || header.codebookSizes().stream().anyMatch(size -> size != p.size())) {
            throw new IllegalArgumentException(
                "prior: expected one of codebooks %s, found %s books of %s"
                    .formatted(header.codebookSizes(), p.books(), p.size()));
          }
        });
  }

  /** Whether the codes of every packet can be written and read. */
  boolean canCode() {
    return header.coding() == Coding.FIXED_WIDTH || prior.isPresent();
  }

  /** What stands between the header and the end of the stream. */
  sealed interface Unit permits Data, End {
    /** Bytes that it takes in the stream. */
    int bytes();
  }

  /** A packet; its codes are there if they were asked for. */
  record Data(PacketInfo info, Optional<PhcPacket> packet, int bytes) implements Unit {}

  /** The end packet. */
  record End(PhcTotals totals, int bytes) implements Unit {}

  /** A packet's payload in the shorter of its two forms. */
  record Payload(boolean isCoded, byte[] bytes) {}

  Payload payload(PhcPacket packet) {
    byte[] fixed = FixedWidth.write(packet, header);
    byte[] coded = prior.map(p -> PriorCoding.write(packet, p)).orElse(fixed);
    boolean isCoded =
        coded.length + Fields.varintBytes(coded.length) < fixed.length
            && packet.frames() <= PacketInfo.mostFrames(coded.length);
    return new Payload(isCoded, isCoded ? coded : fixed);
  }

  byte[] write(PhcPacket packet, Payload payload) {
    boolean isShort = packet.frames() < header.packetFrames();
    int kind = DATA | (isShort ? SHORT : 0) | (payload.isCoded() ? CODED : 0);
    Fields fields = new Fields().u8(SYNC).u8(kind).varint(packet.index());
    if (isShort) {
      fields.varint(packet.frames());
    }
    fields.u8(packet.level());
    if (payload.isCoded()) {
      fields.varint(payload.bytes().length);
    }
    return fields.raw(payload.bytes()).crc().toBytes();
  }

  static byte[] write(PhcTotals totals) {
    return new Fields()
        .u8(SYNC)
        .u8(END)
        .varint(totals.frames())
        .varint(totals.samples())
        .crc()
        .toBytes();
  }

  /** Whether a packet or the end may start at {@code position} of the window. */
  boolean canStart(Window window, int position) {
    int kind = window.at(position + 1);
    return window.at(position) == SYNC && (isData(kind) || kind == END);
  }

  private boolean isData(int kind) {
    int flags = header.coding() == Coding.PRIOR ? SHORT | CODED : SHORT;
    return (kind & ~flags) == DATA;
  }

  /**
   * Reads what stands at the cursor, whatever its index; nothing is dropped from the window.
   *
   * @param withCodes whether to decode the codes
   */
  Unit read(Cursor cursor, boolean withCodes) throws IOException {
    int sync = cursor.u8("a packet or the end packet");
    if (sync != SYNC) {
      throw cursor.wrong(0, "a packet's sync byte b5", "%02x".formatted(sync));
    }
    int kind = cursor.u8("a packet's kind");
    if (isData(kind)) {
      return readData(cursor, kind, withCodes);
    }
    if (kind != END) {
      String data = header.coding() == Coding.PRIOR ? "50 to 53" : "50, 52";
      throw cursor.wrong(1, "a packet's kind " + data + " or 54", "%02x".formatted(kind));
    }
    return readEnd(cursor);
  }

  private Data readData(Cursor cursor, int kind, boolean withCodes) throws IOException {
    long index = cursor.varint("a packet's index", MAX_INDEX);
    int framesAt = cursor.position();
    int frames = header.packetFrames();
    if ((kind & SHORT) != 0) {
      frames = (int) cursor.varint("a short packet's frames", header.packetFrames() - 1);
      if (frames == 0) {
        throw cursor.wrong(framesAt, "at least one frame", "0");
      }
    }
    int level = cursor.u8("a packet's level");
    if (level > PhcPacket.MAX_LEVEL) {
      throw cursor.wrong(
          cursor.position() - 1, "a level of at most " + PhcPacket.MAX_LEVEL, "" + level);
    }
    boolean isCoded = (kind & CODED) != 0;
    int length = header.payloadBytes(frames);
    if (isCoded) {
      int lengthAt = cursor.position();
      length = (int) cursor.varint("a coded payload's length", length);
      if (maxFrames.isEmpty() && frames > PacketInfo.mostFrames(length)) {
        throw cursor.wrong(
            lengthAt,
            "at most %d frames in %d bytes, as no greatest length was given"
                .formatted(PacketInfo.mostFrames(length), length),
            frames + " frames");
      }
    }
    long end = index * header.packetFrames() + frames;
    if (end > maxFrames.orElse(Long.MAX_VALUE)) {
      throw cursor.wrong(
          framesAt, "at most " + seconds(maxFrames.getAsLong()) + " of speech", seconds(end));
    }
    int payloadAt = cursor.position();
    cursor.skip(length, "codes of " + frames + " frames");
    cursor.crc("packet");
    PacketInfo info = new PacketInfo(index, frames, level, isCoded, length);
    return new Data(
        info,
        withCodes ? Optional.of(decode(cursor, payloadAt, info)) : Optional.empty(),
        cursor.position());
  }

  private String seconds(long frames) {
    return Text.of("%.1f s", frames / header.frameRateHz());
  }

  private PhcPacket decode(Cursor cursor, int at, PacketInfo info) throws PhcFormatException {
    int books = header.books();
    int[][] codes =
        info.isCoded()
            ? PriorCoding.read(
                cursor, at, info.payloadBytes(), info.frames(), books, prior.orElseThrow())
            : FixedWidth.read(cursor, at, info.frames(), header);
    return new PhcPacket(info.index(), info.level(), codes);
  }

  private End readEnd(Cursor cursor) throws IOException {
    long frames = cursor.varint("the number of frames", PhcHeader.MAX_SAMPLES);
    int samplesAt = cursor.position();
    long samples = cursor.varint("the number of samples", PhcHeader.MAX_SAMPLES);
    cursor.crc("end packet");
    if (header.framesOf(samples) != frames) {
      throw cursor.wrong(samplesAt, "samples of " + frames + " frames", samples + " samples");
    }
    return new End(new PhcTotals(frames, samples), cursor.position());
  }
}
