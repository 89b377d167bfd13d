// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.files.Checksums;
import dev.phonocode.model.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A stream names its model by hash: the name must be that of the file, whoever reads it. */
class ModelIdTest {
  @Test
  void theNameOfAModelIsTheHashOfWhatLiesInItsBundle() throws IOException {
    String name = "default.phm";
    byte[] bundle;
    try (InputStream in = SpeechCodec.class.getResourceAsStream(name)) {
      bundle = in.readAllBytes();
    }
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), zip.readAllBytes());
      }
    }
    assertEquals(
        Checksums.sha256(entries.get("config.json"), entries.get("weights.safetensors")),
        ModelBundle.read(new ByteArrayInputStream(bundle), name).id());
  }
}
