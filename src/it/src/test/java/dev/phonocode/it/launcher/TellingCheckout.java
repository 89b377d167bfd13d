// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the launcher in a checkout of their own each, whose build gives a telling program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
abstract class TellingCheckout {
  @TempDir static Path programs;
  static Path program;

  @TempDir Path base;
  FakeCheckout checkout;

  @BeforeAll
  static void compile() {
    program = TellingProgram.writeJar(programs);
  }

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new FakeCheckout(base, program, program.toString());
  }
}
