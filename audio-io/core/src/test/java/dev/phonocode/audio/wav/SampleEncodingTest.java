// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "PCM_U8, 00, -1",
    "PCM_U8, 80, 0",
    "PCM_U8, FF, 0.9921875",
    "PCM_S16, 0080, -1",
    "PCM_S16, 0000, 0",
    "PCM_S16, FF7F, 0.999969482421875",
    "PCM_S16, FFFF, -0.000030517578125",
    "PCM_S24, 000080, -1",
    "PCM_S24, 000040, 0.5",
    "PCM_S24, FFFFFF, -1.1920928955078125e-7",
    "PCM_S24, FF7F00, 0.0039061307907104492",
    "PCM_S32, 00000080, -1",
    "PCM_S32, 000000C0, -0.5",
    "PCM_S32, 01000000, 4.656612873077393e-10",
    "FLOAT_32, 0000803F, 1",
    "FLOAT_32, 000000BF, -0.5",
    "FLOAT_32, 0000C07F, NaN",
    "FLOAT_64, 000000000000F03F, 1",
    "FLOAT_64, 000000000000E0BF, -0.5",
    "FLOAT_64, FFFFFFFFFFFFEF3F, 0.9999999999999999",
    "MU_LAW, 00, -0.9803466796875",
    "MU_LAW, 80, 0.9803466796875",
    "MU_LAW, FF, 0",
    "MU_LAW, 7F, 0",
    "A_LAW, 2A, -0.984375",
    "A_LAW, AA, 0.984375",
    "A_LAW, D5, 0.000244140625",
    "A_LAW, 55, -0.000244140625",
  })
  void decodesGoldenValues(SampleEncoding encoding, String hex, double expected) {
    byte[] bytes = java.util.HexFormat.of().parseHex("00" + hex);
    // Adding 0.0 makes the -0 of mu-law's second zero an ordinary one.
    assertEquals(expected, encoding.decode(bytes, 1) + 0.0);
  }

  @ParameterizedTest
  @EnumSource(names = {"MU_LAW", "A_LAW"})
  void agreesWithTheCompandingOfTheJdkOnEveryCode(SampleEncoding encoding) throws IOException {
    byte[] codes = new byte[256];
    for (int code = 0; code < 256; code++) {
      codes[code] = (byte) code;
    }
    AudioFormat.Encoding law =
        encoding == SampleEncoding.MU_LAW ? AudioFormat.Encoding.ULAW : AudioFormat.Encoding.ALAW;
    AudioFormat companded = new AudioFormat(law, 8000, 8, 1, 1, 8000, false);
    AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
    AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(codes), companded, 256);
    byte[] expected = AudioSystem.getAudioInputStream(linear, in).readAllBytes();
    for (int code = 0; code < 256; code++) {
      short value = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).getShort(2 * code);
      assertEquals(value, encoding.decode(codes, code) * 32_768, "code " + code);
    }
  }

  @Test
  void decodesEvery16BitValueToItsOwnFraction() {
    for (int value = Short.MIN_VALUE; value <= Short.MAX_VALUE; value++) {
      assertEquals(value / 32_768.0, SampleEncoding.PCM_S16.decode(WavBytes.int16(value), 0));
    }
  }
}
