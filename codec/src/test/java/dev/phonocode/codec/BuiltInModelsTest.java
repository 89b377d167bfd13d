// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInModelsTest {
  @Test
  void theDefaultComesWithTheLibrary() throws IOException {
    assertEquals(SpeechCodec.defaultBundle().id(), SpeechCodec.builtIn("default").id());
  }

  @Test
  void oneThatIsNotHereIsAskedForByItsArtefact() {
    for (String name : List.of("phonemes", "whispers")) {
      var e = assertThrows(FileNotFoundException.class, () -> SpeechCodec.builtIn(name));
      assertTrue(e.getMessage().startsWith("there is no model " + name), e.getMessage());
      assertTrue(e.getMessage().contains("phonemes-unguided with the artefact"), e.getMessage());
    }
  }
}
