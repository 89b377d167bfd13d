// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, when it does not, and what it says when it cannot. */
class LauncherBuildIT extends TellingCheckout {
  @Test
  void buildsOnFirstUseAndSaysSoBesideTheOutput() throws Exception {
    Finished first = checkout.run("info").finish();
    assertEquals(0, first.exitCode(), first.toString());
    assertTrue(first.complains("building"), first.toString());
    assertEquals("info", first.told("arg0"));
    assertTrue(first.out().stream().noneMatch(line -> line.contains("building")));
    Finished second = checkout.run("info").finish();
    assertFalse(second.complains("building"), second.toString());
    assertEquals(1, checkout.builds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "model/core/pom.xml", "codec/src/main/java/A.java"})
  void buildsAgainWhenAFileIsNewer(String file) throws Exception {
    checkout.run().finish();
    Files.writeString(checkout.root.resolve(file), " ");
    checkout.run().finish();
    assertEquals(2, checkout.builds());
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    checkout.run().finish();
    Files.delete(checkout.root.resolve("codec/src/main/java/A.java"));
    checkout.run().finish();
    assertEquals(2, checkout.builds());
  }

  @Test
  void buildsAgainWhenASourceChangedDuringTheBuild() throws Exception {
    Process first = checkout.run().start(base.resolve("out"), base.resolve("err"));
    while (first.isAlive() && checkout.builds() == 0) {
      Thread.sleep(5);
    }
    Files.writeString(checkout.root.resolve("codec/src/main/java/A.java"), "class A { }");
    assertEquals(0, first.waitFor());
    checkout.run().finish();
    assertEquals(2, checkout.builds());
  }

  @Test
  void buildsAgainWhenAJarIsGone() throws Exception {
    String jar = checkout.run().finish().told("classpath").split(":")[1];
    Files.delete(Path.of(jar));
    Finished run = checkout.run().finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals(2, checkout.builds());
  }

  @Test
  void doesNotBuildForAChangedTest() throws Exception {
    checkout.run().finish();
    Files.writeString(checkout.root.resolve("codec/src/test/java/ATest.java"), "class ATest {}");
    checkout.run().finish();
    assertEquals(1, checkout.builds());
  }

  @Test
  void buildsAgainWhereTheCheckoutWasCopiedTo() throws Exception {
    checkout.run().finish();
    Path state = checkout.root.resolve(".phonocode/classpath");
    Files.writeString(state, Files.readString(state).replaceFirst(".*", "/where/it/was"));
    checkout.run().finish();
    assertEquals(2, checkout.builds());
  }

  @Test
  void runsOnJarsThatALaterBuildDoesNotTouch() throws Exception {
    String[] classpath = checkout.run().finish().told("classpath").split(":");
    String aside = checkout.root.resolve(".phonocode/app").toString();
    assertTrue(classpath[0].startsWith(aside) && classpath[0].endsWith("/phonocode-cli.jar"));
    assertTrue(classpath[1].startsWith(aside) && classpath[1].endsWith("/codec.jar"));
    assertEquals(program.toString(), classpath[2]);
    Files.writeString(checkout.root.resolve("pom.xml"), " ");
    String[] later = checkout.run().finish().told("classpath").split(":");
    assertFalse(later[0].equals(classpath[0]));
    assertTrue(Files.isRegularFile(Path.of(classpath[0])));
  }

  @Test
  void buildsOnceForManyCallersAtOnce() throws Exception {
    List<Process> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(checkout.run("info").start(base.resolve("out" + i), base.resolve("err" + i)));
    }
    for (int i = 0; i < callers.size(); i++) {
      assertTrue(callers.get(i).waitFor(5, TimeUnit.MINUTES));
      assertEquals(0, callers.get(i).exitValue(), Files.readString(base.resolve("err" + i)));
    }
    assertEquals(1, checkout.builds());
    assertFalse(Files.isSymbolicLink(checkout.root.resolve(".phonocode/lock")));
  }

  @Test
  void takesOverFromABuilderThatDied() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path state = Files.createDirectory(checkout.root.resolve(".phonocode"));
    Files.createSymbolicLink(state.resolve("lock"), Path.of(Long.toString(dead.pid())));
    Finished run = checkout.run("info").finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals(1, checkout.builds());
  }

  /** As in containers, where numbers of processes begin again at 1. */
  @Test
  void takesOverFromABuilderWhoseNumberAnotherProcessHasNow() throws Exception {
    Path state = Files.createDirectory(checkout.root.resolve(".phonocode"));
    String other = ProcessHandle.current().pid() + "@started another time";
    Files.createSymbolicLink(state.resolve("lock"), Path.of(other));
    Finished run = checkout.run("info").finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertFalse(run.complains("waiting"), run.toString());
    assertEquals(1, checkout.builds());
  }

  @Test
  void saysWhyABuildFailedAndBuildsAtTheNextCall() throws Exception {
    Path broken = checkout.root.resolve("broken");
    Files.writeString(broken, "[ERROR] Main.java:7: ; expected\n");
    Finished failed = checkout.run("info").finish();
    assertEquals(1, failed.exitCode(), failed.toString());
    assertEquals(List.of(), failed.out());
    assertTrue(failed.complains("Main.java:7: ; expected"), failed.toString());
    assertTrue(failed.complains("the build failed"), failed.toString());
    Files.delete(broken);
    assertEquals(0, checkout.run("info").finish().exitCode());
  }

  @Test
  void refusesAJdkThatIsTooOld() throws Exception {
    Path old = fakeJdk("JAVA_VERSION=\"11.0.2\"\n");
    Finished run = checkout.run("info").with("JAVA_HOME", old.toString()).finish();
    assertEquals(1, run.exitCode());
    assertTrue(run.complains("JDK 17 or newer is needed") && run.complains("11.0.2"), "" + run);
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    Finished run = checkout.run("info").with("JAVA_HOME", base.toString()).finish();
    assertEquals(1, run.exitCode());
    assertTrue(run.complains("JAVA_HOME") && run.complains(base.toString()), run.toString());
  }

  @Test
  void doesWithoutTheVectorModuleWhereTheRuntimeHasNone() throws Exception {
    Path small = fakeJdk("JAVA_VERSION=\"21.0.1\"\nMODULES=\"java.base java.desktop\"\n");
    Finished run = checkout.run("info").with("JAVA_HOME", small.toString()).finish();
    assertEquals(0, run.exitCode(), run.toString());
    assertFalse(run.out().contains("jdk.incubator.vector"), run.toString());
    assertTrue(run.out().contains("dev.phonocode.cli.Main"), run.toString());
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    Path bin = Files.createDirectory(base.resolve("few"));
    for (String tool : List.of("dirname", "readlink", "find", "ln", "mkdir", "rm")) {
      Path script = bin.resolve(tool);
      Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
      assertTrue(script.toFile().setExecutable(true));
    }
    Finished run = checkout.run("info").with("PATH", bin.toString()).finish();
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.complains("Maven 3.8 or newer is needed"), run.toString());
  }

  /** A JDK whose java prints its options, one a line. */
  private Path fakeJdk(String release) throws IOException {
    Path jdk = Files.createDirectory(base.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), release);
    Path java = Files.createDirectory(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    return jdk;
  }
}
