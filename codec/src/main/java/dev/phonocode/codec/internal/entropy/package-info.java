// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A range coder (Martin 1979): symbols of known frequencies in as many bits as their probabilities
 * ask for. Start at {@link dev.phonocode.codec.internal.entropy.RangeEncoder}; {@link
 * dev.phonocode.codec.internal.entropy.RangeDecoder} is its mirror. Integers only, so every machine
 * writes the same bytes.
 *
 * <pre>
 * interval of the message   [low, low + range), at first [0, 2^32)
 * symbol of [from, from + frequency) out of 2^bits
 *   r = range >> bits                           the part of one count, cut to an integer
 *   low += r · from
 *   range = r · frequency                       the last symbol also gets what the cut left over
 * while range &lt; 2^24: the top byte of low goes out, low and range move up by 8 bits
 * end: the bytes of the number in the interval that ends in the most zeros; trailing zero bytes
 *      are not written, and read as zeros
 * </pre>
 *
 * <p>A carry out of low runs back into bytes that have gone out (Schindler 1998, as in LZMA): the
 * encoder holds the last byte that is not FF, and counts the FFs after it.
 *
 * <p><b>Cost.</b> With 16 bits of frequency a symbol's part of the range is cut by less than 1/256
 * of itself, 0.0056 bits at the very worst and a thousandth on average; the end costs at most 8
 * bits more than the message.
 */
package dev.phonocode.codec.internal.entropy;
