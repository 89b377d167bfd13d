// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout with the real launcher, empty sources and a Maven of its own, which notes each of its
 * runs in {@code builds}, fails with the words of a file {@code broken} where there is one, and
 * otherwise "builds" the given jar.
 */
final class FakeCheckout {

  /**
   * $0 is PATH/mvn, beside the checkout. The first pause lets the clock of the file system tick, so
   * that what changes after the note is newer than the build; the second gives others the time to
   * get in the way.
   */
  private static final String MAVEN =
      """
      #!/bin/sh
      set -eu
      root="$(dirname "$0")/../a checkout"
      sleep 0.05
      echo "$*" >>"$root/builds"
      sleep 0.1
      if [ -f "$root/broken" ]; then cat "$root/broken"; exit 1; fi
      mkdir -p "$root/tools/cli/target" "$root/codec/target" "$root/tools/corpus/target"
      cp '%1$s' "$root/tools/cli/target/phonocode-cli.jar"
      cp '%1$s' "$root/tools/corpus/target/phonocode-corpus-submit.jar"
      cp '%1$s' "$root/codec/target/codec.jar"
      printf '%%s' "$(cd "$root" && pwd -P)/codec/target/codec.jar:%2$s" >"$root/tools/cli/target/classpath"
      printf '%%s' '%1$s' >"$root/tools/corpus/target/classpath"
      """;

  private final Path base;
  final Path root;

  /**
   * @param base an empty folder
   * @param program the jar that the build makes
   * @param dependencies what else is on the class path
   */
  FakeCheckout(Path base, Path program, String dependencies) throws IOException {
    // The launcher names files by where they really are.
    this.base = base.toRealPath();
    this.root = this.base.resolve("a checkout");
    for (String module :
        List.of("audio-io/core", "model/core", "codec", "tools/cli", "tools/corpus")) {
      Path sources = Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.createDirectories(root.resolve(module).resolve("src/test/java"));
      Files.writeString(sources.resolve("A.java"), "class A {}");
      Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("src/dist"));
    String options = "tools/corpus/src/main/conf/jvm.options";
    Files.createDirectories(root.resolve(options).getParent());
    for (String file : List.of("phonocode", "src/dist/checkout.sh", "src/dist/spark.sh", options)) {
      Files.copy(Checkout.root().resolve(file), root.resolve(file));
    }
    Path maven = Files.createDirectory(this.base.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN.formatted(program, dependencies));
    if (!maven.toFile().setExecutable(true) || !root.resolve("phonocode").toFile().canExecute()) {
      throw new IOException("the scripts cannot be executed in " + base);
    }
  }

  /** A checkout whose program is the one that this build has just made. */
  static FakeCheckout ofBuiltJars(Path base) throws IOException {
    Path target = Checkout.root().resolve("tools/cli/target");
    return new FakeCheckout(
        base, target.resolve("phonocode-cli.jar"), Files.readString(target.resolve("classpath")));
  }

  Path launcher() {
    return root.resolve("phonocode");
  }

  /** How often Maven ran. */
  int builds() throws IOException {
    Path log = root.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  Run run(String... args) {
    return new Run(launcher()).args(args);
  }

  Run run(Path launcher) {
    return new Run(launcher);
  }

  /**
   * One call of the launcher, on the JDK that runs the tests, from the folder above the checkout.
   */
  final class Run {

    private final Path launcher;
    private List<String> args = List.of();
    private Path folder = base;
    private final Map<String, String> environment = new HashMap<>();

    private Run(Path launcher) {
      this.launcher = launcher;
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("PATH", base.resolve("bin") + ":" + System.getenv("PATH"));
    }

    Run args(String... values) {
      args = List.of(values);
      return this;
    }

    Run in(Path workingFolder) {
      folder = workingFolder;
      return this;
    }

    Run with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    Process start(Path out, Path err) throws IOException {
      List<String> command = new ArrayList<>(List.of(launcher.toString()));
      command.addAll(args);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      for (String inherited :
          List.of(
              "OMP_WAIT_POLICY", "GLIBC_TUNABLES", "PHONOCODE_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
        builder.environment().remove(inherited);
      }
      builder.environment().putAll(environment);
      return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    Finished finish() throws IOException, InterruptedException {
      Path out = Files.createTempFile(base, "out", "");
      Path err = Files.createTempFile(base, "err", "");
      Process process = start(out, err);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the launcher hangs; it said " + Files.readAllLines(err));
      }
      return new Finished(
          process.exitValue(), Files.readAllLines(out), Files.readAllLines(err), process.pid());
    }
  }
}
