// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The verbs of a corpus have a build and a class path of their own, with Apache Spark. */
class CorpusLaunchIT extends TellingCheckout {
  @Test
  void sparkIsFetchedWhenACorpusIsFirstWorkedOnAndNotBefore() throws Exception {
    Finished other = checkout.run("info").finish();
    assertFalse(other.complains("Spark"), other.toString());
    assertTrue(
        checkout.run("corpus", "encode", "--help").finish().told("classpath").contains("cli"));
    assertEquals(1, checkout.builds());
    Finished first = checkout.run("corpus", "encode", "--data", "x").finish();
    assertEquals(0, first.exitCode(), first.toString());
    assertTrue(first.complains("Apache Spark"), first.toString());
    assertEquals("corpus", first.told("arg0"));
    String[] classpath = first.told("classpath").split(":");
    assertTrue(classpath[0].endsWith("/phonocode-corpus-submit.jar"), first.toString());
    assertEquals(program.toString(), classpath[1]);
    checkout.run("corpus", "stats").finish();
    checkout.run("info").finish();
    assertEquals(2, checkout.builds());
  }

  @Test
  void decodingATableOfCodesTakesSparkAndDecodingFilesDoesNot() throws Exception {
    Path corpus = Files.createDirectory(base.resolve("corpus"));
    Files.writeString(corpus.resolve("corpus.json"), "{}");
    for (String in : List.of("a b.parquet", corpus.toString())) {
      Finished run = checkout.run("decode", in, "out").finish();
      assertTrue(run.told("classpath").contains("/phonocode-corpus-submit.jar:"), run.toString());
    }
    Finished run = checkout.run("decode", "a.csv", "out").finish();
    assertFalse(run.told("classpath").contains("corpus"), run.toString());
  }

  @Test
  void theSparkOfSparkHomeIsUsed() throws Exception {
    Path spark = base.resolve("own spark");
    Files.copy(program, Files.createDirectories(spark.resolve("jars")).resolve("spark.jar"));
    Finished run = checkout.run("corpus", "stats").with("SPARK_HOME", spark.toString()).finish();
    assertEquals(0, run.exitCode(), run.toString());
    String classpath = run.told("classpath");
    assertTrue(classpath.contains("phonocode-corpus-submit.jar:" + spark + "/conf:"), classpath);
    assertTrue(classpath.endsWith("/jars/spark.jar"), classpath);
  }

  @Test
  void oneLineSaysThatSparkCannotBeFetched() throws Exception {
    Files.writeString(
        checkout.root.resolve("broken"),
        "[ERROR] Could not resolve dependencies: org.apache.spark:spark-sql_2.13\n[ERROR] more\n");
    Finished run = checkout.run("corpus", "stats").finish();
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.complains("Apache Spark could not be fetched"), run.toString());
    assertFalse(run.complains("more"), run.toString());
  }

  @Test
  void theJarToSubmitStartsAloneAndHoldsNoSpark() throws Exception {
    Path jar = Checkout.root().resolve("tools/corpus/target/phonocode-corpus-submit.jar");
    try (JarFile classes = new JarFile(jar.toFile())) {
      List<String> foreign =
          classes.stream()
              .map(JarEntry::getName)
              .filter(name -> name.matches("(org/(apache|sparkproject)|scala|io/netty)/.*"))
              .toList();
      assertEquals(List.of(), foreign);
    }
    Path said = base.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                jar.toString(),
                "dev.phonocode.cli.Main",
                "corpus",
                "stats",
                "--data",
                "x")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertEquals(1, process.waitFor());
    String words = Files.readString(said).strip();
    assertTrue(words.startsWith("phonocode corpus: Apache Spark is not on the class path"), words);
    assertEquals(1, words.lines().count(), words);
  }
}
