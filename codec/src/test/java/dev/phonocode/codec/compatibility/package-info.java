// SPDX-License-Identifier: GPL-3.0-or-later
/** What earlier versions wrote, and all later ones must read. */
package dev.phonocode.codec.compatibility;
