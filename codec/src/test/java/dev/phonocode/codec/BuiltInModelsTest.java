// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BuiltInModelsTest {
  @Test
  void theDefaultComesWithTheLibrary() throws IOException {
    assertEquals(SpeechCodec.defaultBundle().id(), SpeechCodec.builtIn("default").id());
  }

  @Test
  void oneThatIsNotHereIsAskedForByItsArtefact() {
    var e = assertThrows(FileNotFoundException.class, () -> SpeechCodec.builtIn("phonemes"));
    assertTrue(e.getMessage().endsWith("dev.phonocode:phonocode-model-phonemes"), e.getMessage());
    e = assertThrows(FileNotFoundException.class, () -> SpeechCodec.builtIn("whispers"));
    assertTrue(e.getMessage().contains("whispers, only [default, phonemes,"), e.getMessage());
  }
}
