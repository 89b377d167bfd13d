// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.io.IOException;

/** A request that is answered with an error: a status of HTTP and one line for the user. */
final class Refusal extends IOException {
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  static final int GONE = 410;
  static final int TOO_LARGE = 413;
  static final int BUSY = 429;

  private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
