// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How {@code .phc} streams are read and written, and how codes that no encoder made become some:
 * for this project's own modules, and free to change with any release. The format is described at
 * {@link dev.phonocode.codec.container}; start reading at {@link
 * dev.phonocode.codec.internal.PhcWriter}, whose mirror is {@link
 * dev.phonocode.codec.internal.PhcReader}.
 */
package dev.phonocode.codec.internal;
