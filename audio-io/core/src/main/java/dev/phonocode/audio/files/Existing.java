// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

/**
 * What becomes of a file that has the name already. Devices and pipes are written to either way.
 */
public enum Existing {
  /** The new one takes its place, in one step. */
  REPLACE,

  /** It stays, and the new one fails: when it is opened, and again when it is to appear. */
  REFUSE
}
