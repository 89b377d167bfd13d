// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** The header's bytes, as the package description draws them. */
final class HeaderCodec {
  static final byte[] MAGIC = {'P', 'H', 'C', 0x1A};
  private static final int MODEL_ID_BYTES = 32;
  private static final int MAX_BODY_BYTES = 65535;

  private HeaderCodec() {}

  static byte[] write(PhcHeader header) {
    Fields body =
        new Fields()
            .raw(HexFormat.of().parseHex(header.modelId()))
            .varint(header.sampleRateHz())
            .varint(header.hopSamples())
            .varint(header.packetFrames())
            .varint(header.samples().isPresent() ? header.samples().getAsLong() + 1 : 0)
            .u8(header.coding().mode())
            .u8(header.books());
    header.codebookSizes().forEach(size -> body.u16(size - 1));
    byte[] speaker = header.speaker();
    body.u8(speaker.length).raw(speaker);
    byte[] bytes = body.toBytes();
    return new Fields()
        .raw(MAGIC)
        .u8(PhcHeader.VERSION)
        .varint(bytes.length)
        .raw(bytes)
        .crc()
        .toBytes();
  }

  /** Reads the header at the window's start and drops it from there. */
  static PhcHeader read(Window window, String source) throws IOException {
    Cursor cursor = new Cursor(window, source, -1, -1);
    readMagic(cursor);
    int version = cursor.u8("a format version");
    if (version != PhcHeader.VERSION) {
      throw cursor.wrong(MAGIC.length, "format version " + PhcHeader.VERSION, "version " + version);
    }
    int length = (int) cursor.varint("the header's length", MAX_BODY_BYTES);
    int bodyAt = cursor.position();
    cursor.skip(length, "a header of " + length + " bytes");
    cursor.crc("header");
    int end = cursor.position();

    Cursor body = new Cursor(window, source, -1, -1);
    body.skip(bodyAt, "the fields before the body");
    body.limit(length);
    PhcHeader header = readBody(body);
    readFields(body);
    window.drop(end);
    return header;
  }

  private static void readMagic(Cursor cursor) throws IOException {
    for (int i = 0; i < MAGIC.length; i++) {
      int found = cursor.u8("a .phc file's magic number");
      if (found != MAGIC[i]) {
        throw cursor.wrong(
            i,
            "a .phc file's magic number, %02x here".formatted(MAGIC[i]),
            "%02x".formatted(found));
      }
    }
  }

  private static PhcHeader readBody(Cursor body) throws IOException {
    int at = body.position();
    String modelId = HexFormat.of().formatHex(body.raw(MODEL_ID_BYTES, "the model id"));
    int rate = (int) body.varint("a sample rate", PhcHeader.MAX_RATE_HZ);
    int hop = (int) body.varint("a hop", PhcHeader.MAX_HOP_SAMPLES);
    int packetFrames =
        (int) body.varint("the frames of a packet", 8L * PhcHeader.MAX_PAYLOAD_BYTES);
    long samples = body.varint("the number of samples", PhcHeader.MAX_SAMPLES + 1);
    int mode = body.u8("the coding mode");
    Coding coding =
        Arrays.stream(Coding.values())
            .filter(c -> c.mode() == mode)
            .findFirst()
            .orElseThrow(
                () ->
                    body.wrong(
                        body.position() - 1,
                        "coding mode 0 (fixed width) or 1 (prior)",
                        "mode " + mode));
    List<Integer> sizes = new ArrayList<>();
    int books = body.u8("the number of books");
    for (int book = 0; book < books; book++) {
      sizes.add(body.u16("the size of book " + book) + 1);
    }
    int speakerSize = body.u8("the speaker vector's length");
    byte[] speaker = body.raw(speakerSize, "the speaker vector");
    try {
      OptionalLong known = samples == 0 ? OptionalLong.empty() : OptionalLong.of(samples - 1);
      return new PhcHeader(modelId, rate, hop, packetFrames, known, sizes, speaker, coding);
    } catch (IllegalArgumentException e) {
      throw body.wrong(at, "a header as specified", e.getMessage());
    }
  }

  /** Version 1 knows no fields: it skips the optional ones and refuses the others. */
  private static void readFields(Cursor body) throws IOException {
    while (body.left() > 0) {
      int at = body.position();
      long tag = body.varint("a field's tag", Long.MAX_VALUE);
      int length = (int) body.varint("a field's length", MAX_BODY_BYTES);
      body.skip(length, "a field of " + length + " bytes");
      if ((tag & 1) != 0) {
        throw body.wrong(
            at,
            "fields that this release knows",
            "required field " + (tag >>> 1) + ", written by a newer one");
      }
    }
  }
}
