// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What the tests of several modules need: models so small that they run in a moment, and a browser
 * to look at pages with. Start at {@link dev.phonocode.testkit.TinyModel}.
 */
package dev.phonocode.testkit;
