// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Makes the site: {@link dev.phonocode.site.Outline} says which pages there are, {@link
 * dev.phonocode.site.Markdown} turns them into HTML, {@link dev.phonocode.site.Listening} makes
 * what the start page plays and shows, {@link dev.phonocode.site.ApiPages} the documentation of the
 * classes. Start at {@link dev.phonocode.site.Site}.
 */
package dev.phonocode.site;
