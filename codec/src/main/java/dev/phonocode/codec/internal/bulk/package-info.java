// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The codec with another network in the place of its own, for many recordings at once: for this
 * project's own modules, and free to change with any release. Start reading at {@link
 * dev.phonocode.codec.internal.bulk.BulkCodec}; {@code src/design/0010-engines.md} says why.
 */
package dev.phonocode.codec.internal.bulk;
