// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static Console on(OutputStream out) {
    return new Console(
        InputStream.nullInputStream(),
        out,
        System.err,
        Progress.Style.NONE,
        false,
        false,
        Map.of());
  }

  @Test
  void aFullStandardOutputIsNamed() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "/dev/full is missing");
    try (OutputStream out = new FileOutputStream(full.toFile())) {
      IOException e = assertThrows(IOException.class, () -> on(out).print("a line"));
      assertEquals("standard output: No space left on device", e.getMessage());
    }
  }
}
