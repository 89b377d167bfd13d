// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

/** How the codes of a stream's packets are written. */
public enum Coding {
  /** Each code in as many bits as its book's size needs. */
  FIXED_WIDTH(0),

  /** Packets may be range coded with the prior of the header's model. */
  PRIOR(1);

  private final int mode;

  Coding(int mode) {
    this.mode = mode;
  }

  /** The header's coding mode. */
  public int mode() {
    return mode;
  }
}
