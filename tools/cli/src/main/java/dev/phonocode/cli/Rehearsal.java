// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.HelpPage;
import java.io.IOException;

/**
 * What runs while the JVM writes its archive of loaded classes: a verb, and before it what {@code
 * help} loads, which is a class of every verb. The launcher starts it in place of {@link Main}.
 */
public final class Rehearsal {
  private static final int WIDTH = 80;

  private Rehearsal() {}

  /** Makes the help page for nobody, then does as {@link Main} does. */
  public static void main(String[] args) throws IOException {
    HelpPage.overview(Verbs.all(), WIDTH);
    Main.main(args);
  }
}
