// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import java.util.List;

/**
 * A process that has ended.
 *
 * @param exitCode its exit code; 128 + n where signal n ended it
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 * @param pid its process number
 */
record Finished(int exitCode, List<String> out, List<String> err, long pid) {

  /** The rest of the output line that starts with {@code key=}. */
  String told(String key) {
    String start = key + "=";
    return out.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line '" + start + "…' in " + this));
  }

  boolean complains(String words) {
    return err.stream().anyMatch(line -> line.contains(words));
  }
}
