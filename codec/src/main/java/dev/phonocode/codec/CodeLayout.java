// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

/** Which index of an array of codes comes first. */
public enum CodeLayout {
  /** {@code [frames][books]}: a row a code frame, as {@link CodeSequence#codes} gives them. */
  FRAMES_BY_BOOKS,
  /** {@code [books][frames]}: a row a book, as most Python codecs give them. */
  BOOKS_BY_FRAMES
}
