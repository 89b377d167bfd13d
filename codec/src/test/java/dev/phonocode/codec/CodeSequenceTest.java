// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSequenceTest {
  private static final PhcHeader HEADER =
      new PhcHeader(
          "ab".repeat(32),
          16000,
          320,
          2,
          OptionalLong.empty(),
          List.of(4, 4),
          new byte[] {5},
          Coding.FIXED_WIDTH);
  private static final List<PhcPacket> PACKETS =
      List.of(
          new PhcPacket(0, 50, new int[][] {{0, 1}, {2, 3}}),
          new PhcPacket(1, 51, new int[][] {{3, 0}}));
  private static final CodeSequence CODES = new CodeSequence(HEADER, PACKETS, 900);

  @TempDir Path folder;

  @Test
  void readsTheFileThatItWrote() throws IOException {
    Path file = folder.resolve("a b.phc");
    CODES.write(file);
    CODES.write(file); // over itself
    assertEquals(CODES, CodeSequence.read(file));
    assertEquals(List.of(file), listing());
  }

  @Test
  void theFileIsAsReadableAsAnyOther() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path file = folder.resolve("a.phc");
    CODES.write(file);
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path file = folder.resolve("missing").resolve("a.phc");
    assertThrows(IOException.class, () -> CODES.write(file));
    assertEquals(List.of(), listing());
  }

  @Test
  void aCodeThatItsBookDoesNotHaveIsNamedAtOnce() {
    PhcPacket wide = new PhcPacket(1, 51, new int[][] {{3, 4}});
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CodeSequence(HEADER, List.of(PACKETS.get(0), wide), 900));
    assertEquals("frame 2, book 2: expected a code from 0 to 3, found 4", e.getMessage());
  }

  @Test
  void aNegativeLengthIsRefused() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new CodeSequence(HEADER, List.of(), -5));
    assertEquals("samples: expected 0 or more, found -5", e.getMessage());
  }

  @Test
  void equalsWhatWouldBeWrittenEquallyAndNothingElse() throws IOException {
    PhcPacket otherCode = new PhcPacket(1, 51, new int[][] {{3, 1}});
    PhcPacket otherLevel = new PhcPacket(1, 52, new int[][] {{3, 0}});
    List<CodeSequence> all =
        List.of(
            CODES,
            new CodeSequence(HEADER.withSpeaker(new byte[] {5}), List.copyOf(PACKETS), 900),
            new CodeSequence(HEADER, PACKETS, 901),
            new CodeSequence(HEADER, List.of(PACKETS.get(0), otherCode), 900),
            new CodeSequence(HEADER, List.of(PACKETS.get(0), otherLevel), 900),
            new CodeSequence(HEADER.withSamples(OptionalLong.of(900)), PACKETS, 900),
            new CodeSequence(HEADER.withSpeaker(new byte[] {6}), PACKETS, 900),
            CODES.books(1));
    for (CodeSequence a : all) {
      for (CodeSequence b : all) {
        assertEquals(Arrays.equals(Models.bytes(a), Models.bytes(b)), a.equals(b), a + " and " + b);
        assertTrue(!a.equals(b) || a.hashCode() == b.hashCode());
      }
    }
    assertEquals(CODES, all.get(1));
  }

  @Test
  void isOneLineOfText() {
    assertEquals("codes [3][2], 900 samples at 16000 Hz, model abababab", CODES.toString());
  }

  @Test
  void readingNamesTheFileThatIsCut() throws IOException {
    Path file = folder.resolve("cut.phc");
    CODES.write(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    Exception e = assertThrows(PhcFormatException.class, () -> CodeSequence.read(file));
    assertEquals(
        file
            + ": byte "
            + (bytes.length - 1)
            + ", packet 2 (frame 3): expected the CRC of the end"
            + " packet, found the end of the stream",
        e.getMessage());
  }

  @Test
  void givesItsCodesByFrameAndBook() {
    assertArrayEquals(new int[][] {{0, 1}, {2, 3}, {3, 0}}, CODES.codes());
    assertArrayEquals(new int[][] {{0}, {2}, {3}}, CODES.books(1).codes());
    assertEquals(12, CODES.nominalBits());
    assertEquals(900 / 16000.0, CODES.seconds());
  }

  @Test
  void refusesPacketsThatDoNotMakeItsSamples() {
    assertThrows(IllegalArgumentException.class, () -> new CodeSequence(HEADER, PACKETS, 961));
    List<PhcPacket> swapped = List.of(PACKETS.get(1), PACKETS.get(0));
    assertThrows(IllegalArgumentException.class, () -> new CodeSequence(HEADER, swapped, 900));
    assertThrows(
        IllegalArgumentException.class, () -> new CodeSequence(HEADER.withBooks(1), PACKETS, 900));
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
