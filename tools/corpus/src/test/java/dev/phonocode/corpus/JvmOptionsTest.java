// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  /** What the launcher starts the driver with is what Spark starts executors with. */
  @Test
  void areThoseOfThisSpark() throws IOException {
    String ours = String.join(" ", Files.readAllLines(Path.of("src/main/conf/jvm.options")));
    assertEquals(JavaModuleOptions.defaultModuleOptions(), ours);
  }
}
