// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.io.IOException;

/** What answers the requests of one address. */
interface Call {
  /**
   * Answers.
   *
   * @throws Refusal with what is wrong with the request
   * @throws IOException if the client went away
   */
  void answer(Request request) throws IOException;
}
