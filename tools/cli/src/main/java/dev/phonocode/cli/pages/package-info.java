// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What a distribution and the site say about the verbs, made from the verbs themselves: the man
 * page, completions for bash, zsh and fish, and the reference. The build calls {@link
 * dev.phonocode.cli.GeneratePages}; start at {@link dev.phonocode.cli.pages.Pages}.
 */
package dev.phonocode.cli.pages;
