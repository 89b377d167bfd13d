// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.stream.Stream;

/** The name that a mistyped one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * Words that go on after the name that is not known.
   *
   * @param names those that are known
   * @return empty if none begins as the mistyped one does
   */
  public static String to(String typed, Stream<String> names) {
    return names
        .filter(name -> typed.length() > 1)
        .filter(name -> name.startsWith(typed) || typed.startsWith(name))
        .findFirst()
        .map(name -> ", the nearest is " + name)
        .orElse("");
  }
}
