// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhcRoundTripTest {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  @Test
  void readsWhatWasWrittenForStreamsOfAnyShape() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Streams.Stream stream = Streams.random(new Random(seed));
      assertEquals(stream, Streams.read(stream.bytes()), "seed " + seed);
    }
  }

  @Test
  void readsTheSameFromAStreamThatGivesOneByteAtATime() throws IOException {
    Streams.Stream stream = Streams.byFormula(Streams.header(50, UNKNOWN), 40_001);
    InputStream trickle =
        new ByteArrayInputStream(stream.bytes()) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    PhcReader reader = PhcReader.strict(trickle, "trickle");
    for (PhcPacket packet : stream.packets()) {
      assertEquals(packet, reader.next().orElseThrow());
    }
    assertTrue(reader.next().isEmpty());
    assertEquals(new PhcTotals(126, 40_001), reader.totals().orElseThrow());
  }

  @Test
  void givesEachPacketWithoutWaitingForAByteOfTheNext() throws IOException {
    Streams.Stream stream = Streams.byFormula(Streams.header(50, UNKNOWN), 48_000);
    int[] starts = stream.starts();
    ByteArrayInputStream in = new ByteArrayInputStream(stream.bytes());
    int size = in.available();
    PhcReader reader = PhcReader.strict(in, "live");
    assertEquals(starts[0], size - in.available(), "bytes taken for the header");
    for (int i = 0; i < 3; i++) {
      reader.next();
      assertEquals(starts[i + 1], size - in.available(), "bytes taken up to packet " + i);
    }
    reader.next();
    assertEquals(0, in.available());
  }

  @Test
  void aStreamWithoutSpeechIsAHeaderAndAnEnd() throws IOException {
    Streams.Stream stream = Streams.byFormula(Streams.header(50, OptionalLong.of(0)), 0);
    assertEquals(stream, Streams.read(stream.bytes()));
    assertEquals(0, stream.packets().size());
  }

  @Test
  void aSecondOfTheDefaultModelCostsEightBytesBesidesItsCodes() {
    Streams.Stream stream = Streams.byFormula(Streams.header(50, UNKNOWN), 16_000 * 200);
    int[] starts = stream.starts();
    PhcHeader full = stream.header().withSpeaker(new byte[16]);
    assertEquals(75, HeaderCodec.write(full).length);
    assertEquals(200 + 8, starts[1] - starts[0]);
    assertEquals(200 + 9, starts[129] - starts[128], "from packet 128 on the index has two bytes");
  }

  @Test
  void writesEachPacketAtOnce() throws IOException {
    ByteArrayOutputStream below = new ByteArrayOutputStream();
    OutputStream buffered = new java.io.BufferedOutputStream(below, 1 << 16);
    Streams.Stream stream = Streams.byFormula(Streams.header(50, UNKNOWN), 32_000);
    PhcWriter writer = new PhcWriter(buffered, stream.header(), Optional.empty());
    writer.write(stream.packets().get(0));
    assertEquals(stream.starts()[1], below.size());
  }

  @Test
  void keepsTheFirstBooksOfPacketsAndHeader() throws IOException {
    Streams.Stream stream = Streams.byFormula(Streams.header(50, UNKNOWN), 16_000);
    PhcPacket packet = stream.packets().get(0).withBooks(2);
    PhcHeader header = stream.header().withBooks(2);
    Streams.Stream thin = new Streams.Stream(header, List.of(packet), 16_000);
    assertEquals(thin, Streams.read(thin.bytes()));
    int[] whole = stream.packets().get(0).frame(17);
    assertArrayEquals(new int[] {whole[0], whole[1]}, packet.frame(17));
  }

  @Test
  void theWriterRefusesWhatAReaderCouldNotPlace() throws IOException {
    PhcHeader header = Streams.header(2, UNKNOWN);
    int[] zeros = new int[4];
    PhcWriter writer = new PhcWriter(OutputStream.nullOutputStream(), header, Optional.empty());
    refuses(writer, new PhcPacket(1, 0, new int[][] {zeros, zeros}), "index");
    refuses(writer, new PhcPacket(0, 0, new int[][] {{1}, {2}}), "books");
    refuses(writer, new PhcPacket(0, 0, new int[][] {zeros, zeros, zeros}), "frames");
    refuses(writer, new PhcPacket(0, 0, new int[][] {zeros, {0, 0, 0, 256}}), "256");
    writer.write(new PhcPacket(0, 0, new int[][] {zeros}));
    assertThrows(
        IllegalStateException.class, () -> writer.write(new PhcPacket(1, 0, new int[][] {zeros})));
    assertThrows(IllegalArgumentException.class, () -> writer.finish(321));
    writer.finish(320);
    assertThrows(IllegalStateException.class, () -> writer.finish(320));
  }

  private static void refuses(PhcWriter writer, PhcPacket packet, String what) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> writer.write(packet));
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }
}
