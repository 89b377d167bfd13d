// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void filesThatAreMissingOrClosedAreSaidInWords() {
    assertEquals("a.wav: no such file", Failures.describe(new NoSuchFileException("a.wav")));
    assertEquals("a.wav: permission denied", Failures.describe(new AccessDeniedException("a.wav")));
  }

  @Test
  void severalLinesBecomeOne() {
    assertEquals("one; two", Failures.describe(new IOException("one\n  two")));
  }

  @Test
  void whatOnlyABugCausesIsCalledInternal() {
    assertEquals(
        "internal error: java.lang.IllegalStateException: x (--debug shows where)",
        Failures.describe(new IllegalStateException("x")));
    assertEquals("bad model", Failures.describe(new IllegalArgumentException("bad model")));
  }
}
