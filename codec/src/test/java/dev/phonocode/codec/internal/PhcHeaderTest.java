// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class PhcHeaderTest {
  private static final PhcHeader HEADER = Streams.header(50, OptionalLong.of(123_456));
  private static final byte[] BYTES = HeaderCodec.write(HEADER);

  /** Magic, version and a length of one byte come before the body, the CRC after it. */
  private static final int BODY = 6;

  @Test
  void skipsAnOptionalFieldThatItDoesNotKnow() throws IOException {
    assertEquals(HEADER, Streams.open(withField(2 * 77, new byte[] {1, 2, 3})).header());
  }

  @Test
  void refusesARequiredFieldThatItDoesNotKnowByItsNumber() {
    refuses(withField(2 * 37 + 1, new byte[] {1, 2, 3}), "required field 37");
  }

  @Test
  void refusesANewerVersionByItsNumber() {
    byte[] newer = BYTES.clone();
    newer[4] = 2;
    refuses(newer, "expected format version 1, found version 2");
  }

  @Test
  void refusesACodingModeThatItDoesNotKnow() {
    byte[] body = body();
    int mode = 32 + 2 + 2 + 1 + 3;
    assertEquals(0, body[mode]);
    body[mode] = 2;
    refuses(around(body), "mode 2");
  }

  @Test
  void refusesAFieldThatReachesPastTheHeader() {
    byte[] body = body();
    byte[] reaching = Arrays.copyOf(body, body.length + 2);
    reaching[body.length] = 2 * 5;
    reaching[body.length + 1] = 100;
    refuses(around(reaching), "found the end of the header");
  }

  @Test
  void refusesABodyCutAnywhereThoughItsCrcFits() {
    byte[] body = body();
    for (int length = 0; length < body.length; length++) {
      refuses(around(Arrays.copyOf(body, length)), "header");
    }
  }

  @Test
  void refusesOtherFilesInOneLine() {
    refuses(new byte[0], "test.phc: byte 0, header: expected a .phc file's magic number");
    refuses("a text".getBytes(StandardCharsets.US_ASCII), "found 61");
    refuses("PHC\r\n".getBytes(StandardCharsets.US_ASCII), "found 0d");
  }

  @Test
  void reservesNoMemoryForALengthThatOnlyClaims() {
    // 65,535 bytes of header announced, none there: the reader asks for a few hundred at a time.
    byte[] claim = new Fields().raw(HeaderCodec.MAGIC).u8(1).varint(65_535).toBytes();
    InputStream counting =
        new ByteArrayInputStream(claim) {
          @Override
          public int read(byte[] target, int offset, int length) {
            assertTrue(target.length <= 4096, target.length + " bytes reserved");
            return super.read(target, offset, length);
          }
        };
    assertThrows(PhcFormatException.class, () -> PhcReader.strict(counting, "claim"));
  }

  @Test
  void namesTheFieldThatIsOutOfRange() {
    List<Integer> wide = java.util.Collections.nCopies(32, 65_536);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new PhcHeader(
                    Streams.MODEL,
                    16000,
                    320,
                    2000,
                    OptionalLong.empty(),
                    wide,
                    new byte[0],
                    Coding.FIXED_WIDTH));
    assertEquals("packet frames: expected 1 to 1023, found 2000", e.getMessage());
  }

  private static void refuses(byte[] bytes, String what) {
    PhcFormatException e = assertThrows(PhcFormatException.class, () -> Streams.open(bytes));
    assertTrue(e.getMessage().contains(what), e.getMessage());
    assertTrue(e.packet().isEmpty() && e.frame().isEmpty());
  }

  private static byte[] body() {
    return Arrays.copyOfRange(BYTES, BODY, BYTES.length - 4);
  }

  private static byte[] withField(int tag, byte[] value) {
    return around(new Fields().raw(body()).varint(tag).varint(value.length).raw(value).toBytes());
  }

  private static byte[] around(byte[] body) {
    byte[] bytes =
        new Fields().raw(HeaderCodec.MAGIC).u8(1).varint(body.length).raw(body).toBytes();
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new Fields().raw(bytes).u32((int) crc.getValue()).toBytes();
  }
}
