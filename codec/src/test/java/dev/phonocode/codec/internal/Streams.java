// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Streams made by formula or by chance, for the tests of this package. */
final class Streams {
  static final String MODEL = "0123456789abcdef".repeat(4);

  private Streams() {}

  /** A stream in parts. */
  record Stream(
      PhcHeader header, List<PhcPacket> packets, long samples, Optional<CodePrior> prior) {
    Stream(PhcHeader header, List<PhcPacket> packets, long samples) {
      this(header, packets, samples, Optional.empty());
    }

    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PhcWriter writer = new PhcWriter(bytes, header, prior)) {
        for (PhcPacket packet : packets) {
          writer.write(packet);
        }
        writer.finish(samples);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    /** Where each packet starts, then where the end packet starts. */
    int[] starts() {
      int[] starts = new int[packets.size() + 1];
      starts[0] = HeaderCodec.write(header).length;
      for (int i = 0; i < packets.size(); i++) {
        starts[i + 1] = starts[i] + bytes(packets.get(i)).length;
      }
      return starts;
    }

    /** A packet as this stream would have it. */
    byte[] bytes(PhcPacket packet) {
      PacketCodec codec = new PacketCodec(header, prior);
      return codec.write(packet, codec.payload(packet));
    }
  }

  /** Shaped like the default model's: 4 books of 256, 320 samples a frame. */
  static PhcHeader header(int packetFrames, OptionalLong samples) {
    return new PhcHeader(
        MODEL,
        16000,
        320,
        packetFrames,
        samples,
        List.of(256, 256, 256, 256),
        new byte[] {-127, 0, 1, 127},
        Coding.FIXED_WIDTH);
  }

  /** A stream whose codes follow from their place, so that no model is needed to make it again. */
  static Stream byFormula(PhcHeader header, long samples) {
    long frames = header.framesOf(samples);
    List<PhcPacket> packets = new ArrayList<>();
    for (long first = 0; first < frames; first += header.packetFrames()) {
      int[][] codes =
          new int[(int) Math.min(header.packetFrames(), frames - first)][header.books()];
      for (int frame = 0; frame < codes.length; frame++) {
        for (int book = 0; book < header.books(); book++) {
          long code = (first + frame) * 31 + book * 57 + (first + frame) * (book + 1) / 3;
          codes[frame][book] = (int) (code % header.codebookSizes().get(book));
        }
      }
      packets.add(new PhcPacket(packets.size(), 40 + packets.size() % 20, codes));
    }
    return new Stream(header, packets, samples);
  }

  static Stream random(Random random) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      sizes.add(2 + random.nextInt(random.nextBoolean() ? 300 : 65535));
    }
    byte[] speaker = new byte[random.nextInt(20)];
    for (int i = 0; i < speaker.length; i++) {
      speaker[i] = (byte) (random.nextInt(255) - 127);
    }
    int hop = 1 + random.nextInt(400);
    int packetFrames = 1 + random.nextInt(60);
    long samples = random.nextInt(hop * packetFrames * 5);
    PhcHeader header =
        new PhcHeader(
            MODEL,
            8000 + random.nextInt(40000),
            hop,
            packetFrames,
            random.nextBoolean() ? OptionalLong.of(samples) : OptionalLong.empty(),
            sizes,
            speaker,
            Coding.FIXED_WIDTH);
    return byFormula(header, samples);
  }

  /** A strict reader of it, named {@code test.phc}. */
  static PhcReader open(byte[] bytes) throws IOException {
    return PhcReader.strict(new ByteArrayInputStream(bytes), "test.phc");
  }

  /** Reads it all strictly. */
  static Stream read(byte[] bytes) throws IOException {
    return read(bytes, Optional.empty());
  }

  /** Reads it all strictly, with a prior where there is one. */
  static Stream read(byte[] bytes, Optional<CodePrior> prior) throws IOException {
    try (PhcReader reader = open(bytes)) {
      prior.ifPresent(reader::decodeWith);
      List<PhcPacket> packets = drain(reader);
      reader.requireEndOfStream();
      long samples = reader.totals().orElseThrow().samples();
      return new Stream(reader.header(), packets, samples, prior);
    }
  }

  /** Reads what is sound, and collects the damage. */
  static List<PhcPacket> readTolerantly(
      byte[] bytes, Optional<CodePrior> prior, List<Damage> damage) throws IOException {
    try (PhcReader reader =
        PhcReader.tolerant(new ByteArrayInputStream(bytes), "test.phc", damage::add)) {
      prior.ifPresent(reader::decodeWith);
      return drain(reader);
    }
  }

  private static List<PhcPacket> drain(PhcReader reader) throws IOException {
    List<PhcPacket> packets = new ArrayList<>();
    for (Optional<PhcPacket> p = reader.next(); p.isPresent(); p = reader.next()) {
      packets.add(p.get());
    }
    return packets;
  }
}
