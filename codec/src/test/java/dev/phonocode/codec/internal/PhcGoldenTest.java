// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Files frozen when version 1 was: every later release must read them. Their codes follow a
 * formula, so no model is needed to know what is in them.
 */
class PhcGoldenTest {
  /** 2.3 seconds as the default model has them: 4 books of 256, the number of samples known. */
  static final Streams.Stream SPEECH =
      Streams.byFormula(Streams.header(50, OptionalLong.of(36_789)), 36_789);

  /** Odd widths (1, 10 and 16 bits a code), no speaker, the number of samples unknown. */
  static final Streams.Stream ODD =
      Streams.byFormula(
          new PhcHeader(
              Streams.MODEL,
              22050,
              64,
              7,
              OptionalLong.empty(),
              List.of(2, 777, 65536),
              new byte[0],
              Coding.FIXED_WIDTH),
          3_000);

  @Test
  void readsTheFrozenFilesOfVersion1() throws IOException {
    assertEquals(SPEECH, Streams.read(frozen("v1-speech.phc")));
    assertEquals(ODD, Streams.read(frozen("v1-odd.phc")));
  }

  @Test
  void writesTheBytesOfTheFrozenFiles() throws IOException {
    assertArrayEquals(frozen("v1-speech.phc"), SPEECH.bytes());
    assertArrayEquals(frozen("v1-odd.phc"), ODD.bytes());
  }

  private static byte[] frozen(String name) throws IOException {
    try (InputStream in =
        PhcGoldenTest.class.getResourceAsStream("/dev/phonocode/codec/container/" + name)) {
      return in.readAllBytes();
    }
  }
}
