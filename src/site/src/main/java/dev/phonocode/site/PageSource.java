// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import java.nio.file.Path;

/**
 * One page.
 *
 * @param section of the navigation; empty if it is reached by links only
 * @param label in the navigation
 * @param source the Markdown file
 * @param target its place in the site, with slashes, e.g. {@code design/0001-network.html}
 */
record PageSource(String section, String label, Path source, String target) {
  /** What leads from this page's folder to the site's. */
  String up() {
    return "../".repeat((int) target.chars().filter(c -> c == '/').count());
  }
}
