// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** {@code version}: of this program, and of the Java and the system it runs on. */
final class VersionVerb implements Verb {
  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String version = version();
    String java = System.getProperty("java.version");
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (arguments.has(CommonOptions.JSON)) {
      Report report = new Report().put("version", version).put("java", java).put("system", system);
      console.print(report.json());
    } else {
      console.print("phonocode " + version + " (Java " + java + ", " + system + ")");
    }
    return ExitCode.OK;
  }

  /** The version of this program. */
  static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = VersionVerb.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}
