// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in a {@link Workplace} of its own. */
abstract class InWorkplace {
  @TempDir Path folder;
  Workplace place;

  @BeforeEach
  void openWorkplace() throws IOException {
    place = Workplace.in(folder);
  }
}
