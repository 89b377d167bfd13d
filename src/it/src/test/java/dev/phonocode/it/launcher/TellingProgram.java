// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/**
 * A stand-in for the command line. It is compiled here because it must bear the name of the class
 * that it stands in for, which is on the tests' own class path too.
 */
final class TellingProgram {

  private static final String SOURCE =
      """
      package dev.phonocode.cli;

      public final class Main {
        public static void main(String[] args) throws Exception {
          for (int i = 0; i < args.length; i++) {
            System.out.println("arg" + i + "=" + args[i]);
          }
          System.out.println("args=" + args.length);
          System.out.println("folder=" + System.getProperty("user.dir"));
          System.out.println("classpath=" + System.getProperty("java.class.path"));
          System.out.println("names=" + System.getProperty("sun.jnu.encoding"));
          System.out.println("color=" + System.getProperty("color"));
          System.out.println("pid=" + ProcessHandle.current().pid());
          System.out.println("omp=" + System.getenv("OMP_WAIT_POLICY"));
          System.out.println("malloc=" + System.getenv("GLIBC_TUNABLES"));
          System.out.println(
              "vector=" + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
          if (args.length == 2 && args[0].equals("exit")) {
            System.exit(Integer.parseInt(args[1]));
          }
          if (args.length == 1 && args[0].equals("wait")) {
            System.out.flush();
            Thread.sleep(60_000);
          }
        }
      }
      """;

  private TellingProgram() {}

  /** Writes the program as a jar. */
  static Path writeJar(Path folder) {
    try {
      Path source = Files.writeString(folder.resolve("Main.java"), SOURCE);
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", folder.toString(), source.toString());
      if (failed != 0) {
        throw new IllegalStateException("the stand-in does not compile; see above");
      }
      String name = "dev/phonocode/cli/Main.class";
      Path jar = folder.resolve("program.jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new JarEntry(name));
        Files.copy(folder.resolve(name), out);
        out.closeEntry();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
