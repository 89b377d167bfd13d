// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "anna/one.flac, file:/out/anna/one.wav",
    "one, file:/out/one.wav",
    "/data/a.b/c, file:/out/data/a.b/c.wav",
    "s3a://bucket/x/y.mp3, file:/out/bucket/x/y.wav",
    "at 10:15.wav, file:/out/at 10:15.wav",
    ".hidden, file:/out/.hidden.wav",
  })
  void liesBelowTheFolder(String path, String place) throws IOException {
    assertEquals(place, WavPlace.of("file:/out", path).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "a/../../b.wav", "a/..", "/", ""})
  void isRefusedWhereItWouldLeadOut(String path) {
    assertThrows(IOException.class, () -> WavPlace.of("file:/out", path));
  }

  @Test
  void keepsASecondEnding() throws IOException {
    assertEquals("file:/out/a.tar.wav", WavPlace.of("file:/out", "a.tar.flac").toString());
  }
}
