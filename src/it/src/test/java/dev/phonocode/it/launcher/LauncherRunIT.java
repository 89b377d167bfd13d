// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once built, the launcher is as good as not there: the program gets what the caller gave. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class LauncherRunIT {

  @TempDir static Path base;

  private static FakeCheckout checkout;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    Path program = TellingProgram.writeJar(Files.createDirectory(base.resolve("program")));
    checkout = new FakeCheckout(base, program, program.toString());
    assertEquals(0, checkout.run().finish().exitCode());
  }

  @Test
  void staysInTheCallersFolderSoThatRelativeNamesMeanWhatTheyMeantToTheCaller() throws Exception {
    Path elsewhere = Files.createDirectory(base.resolve("else where")).toRealPath();
    assertEquals(elsewhere.toString(), checkout.run("info").in(elsewhere).finish().told("folder"));
  }

  @Test
  void worksByARelativeName() throws Exception {
    Finished run = checkout.run(Path.of("./phonocode")).in(checkout.root).finish();
    assertEquals(0, run.exitCode(), run.toString());
  }

  @Test
  void worksThroughAChainOfRelativeAndAbsoluteLinks() throws Exception {
    Path folder = Files.createDirectory(base.resolve("links here"));
    Path second = Files.createSymbolicLink(folder.resolve("second link"), checkout.launcher());
    Path first = Files.createSymbolicLink(base.resolve("first"), Path.of("links here/second link"));
    assertTrue(Files.isSymbolicLink(second));
    Finished run = checkout.run(first).in(folder).finish();
    assertEquals(0, run.exitCode(), run.toString());
  }

  @Test
  void handsArgumentsOnUntouched() throws Exception {
    String[] args = {"encode", "two words", "*", "", "$HOME", "-x=\"1\"", "å"};
    // Java reads its arguments in the encoding of the locale.
    Finished run = checkout.run(args).with("LC_ALL", "C.UTF-8").with("LANG", "C.UTF-8").finish();
    assertEquals("7", run.told("args"));
    for (int i = 0; i < args.length - 1; i++) {
      assertEquals(args[i], run.told("arg" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8"})
  void opensNamesOutsideAsciiWithoutALocale(String locale) throws Exception {
    Finished run =
        checkout.run().with("LC_ALL", locale).with("LC_CTYPE", "").with("LANG", "").finish();
    assertEquals("UTF-8", run.told("names"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 130})
  void endsWithTheProgramsExitCode(int code) throws Exception {
    assertEquals(code, checkout.run("exit", Integer.toString(code)).finish().exitCode());
  }

  @Test
  void becomesTheProgramSoThatSignalsReachIt() throws Exception {
    Finished run = checkout.run("info").finish();
    assertEquals(Long.toString(run.pid()), run.told("pid"));
  }

  @Test
  void endsAtOnceWhenTerminated() throws Exception {
    Path out = base.resolve("waiting.out");
    Process process = checkout.run("wait").start(out, base.resolve("waiting.err"));
    while (process.isAlive() && !Files.readString(out).contains("vector=")) {
      Thread.sleep(20);
    }
    process.destroy();
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    assertEquals(128 + 15, process.exitValue());
  }

  @Test
  void handsFurtherOptionsToTheJvm() throws Exception {
    Finished run = checkout.run().with("PHONOCODE_JAVA_OPTS", " -Dcolor=* -Xmx200m").finish();
    assertEquals("*", run.told("color"));
  }

  @Test
  void opensTheVectorModuleForVerbsThatCompute() throws Exception {
    assertEquals("true", checkout.run("encode", "a.wav").finish().told("vector"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "version", "help", "speakers", "encode --help", "decode x -h"})
  void startsWithoutTheVectorModuleWhereNothingIsComputed(String arguments) throws Exception {
    Finished run = checkout.run(arguments.split(" ")).finish();
    assertEquals("false", run.told("vector"), run.toString());
    assertFalse(run.complains("incubator"), run.toString());
  }

  @Test
  void tunesLibtorchWhereItRunsAlone() throws Exception {
    Finished train = checkout.run("train").finish();
    assertEquals("PASSIVE", train.told("omp"));
    assertTrue(train.told("malloc").startsWith("glibc.malloc.mmap_threshold="));
    assertEquals("PASSIVE", checkout.run("bench").finish().told("omp"), "measures training too");
    Finished torch = checkout.run("encode", "a.wav", "--engine", "pytorch", "b.phc").finish();
    assertEquals("PASSIVE", torch.told("omp"));
    assertEquals("null", checkout.run("encode", "a.wav", "b.phc").finish().told("omp"));
    Finished info = checkout.run("info").finish();
    assertEquals("null", info.told("omp"));
    assertEquals("null", info.told("malloc"));
  }

  @Test
  void leavesTheCallersOwnTuningAlone() throws Exception {
    Finished train = checkout.run("train").with("OMP_WAIT_POLICY", "ACTIVE").finish();
    assertEquals("ACTIVE", train.told("omp"));
  }
}
