// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

/** A fitted way to tell the phone of a frame. */
interface PhonePredictor {
  /** What a table calls it. */
  String name();

  /**
   * Groups that it sorts frames into: for codes the codes themselves, for a classifier the phones.
   */
  int clusters();

  /**
   * The group of each frame.
   *
   * @return {@code [frames]}, 0 to {@link #clusters()} - 1
   */
  int[] cluster(LabelledFrames recording);

  /** The phone that a group means. */
  int phone(int cluster);
}
