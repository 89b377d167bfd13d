// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of a {@link TestPage} of its own. */
abstract class OnTestPage {
  TestPage page;

  @BeforeEach
  void startPage() throws IOException {
    page = TestPage.start();
  }

  @AfterEach
  void stopPage() {
    page.close();
  }
}
