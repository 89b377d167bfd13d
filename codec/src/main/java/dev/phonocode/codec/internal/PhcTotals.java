// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

/**
 * What the end packet says of the whole stream.
 *
 * @param frames in all packets together
 * @param samples of the speech
 */
public record PhcTotals(long frames, long samples) {}
