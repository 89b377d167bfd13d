// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What the tests of several modules need: models so small that they run in a moment. Start at
 * {@link dev.phonocode.testkit.TinyModel}.
 */
package dev.phonocode.testkit;
