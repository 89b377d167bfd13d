// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

/** What becomes of frames of silence, in fitting as in testing. */
public enum Silence {
  LEFT_OUT("left out"),
  COUNTED("counted");

  private final String text;

  Silence(String text) {
    this.text = text;
  }

  /** Its name in tables. */
  public String text() {
    return text;
  }
}
