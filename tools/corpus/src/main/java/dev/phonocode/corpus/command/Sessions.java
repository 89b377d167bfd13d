// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark, or takes what {@code spark-submit} has started. */
final class Sessions {
  private static final String MASTER = "spark.master";
  private static final String JARS = "spark.jars";
  private static final String LOG = "log4j2.configurationFile";
  private static final String LOOPBACK = "127.0.0.1";

  private Sessions() {}

  /**
   * A session where {@code --master}, else {@code spark-submit} or a property {@code spark.master}
   * says, else in this process.
   *
   * @throws IOException if it cannot be started
   */
  static SparkSession start(Arguments arguments, Console console) throws IOException {
    if (System.getProperty(LOG) == null && !arguments.has(CommonOptions.DEBUG)) {
      System.setProperty(LOG, "classpath:dev/phonocode/corpus/command/log4j2.properties");
    }
    SparkConf conf = new SparkConf(); // with every system property spark.*
    Optional<String> master = arguments.text(CorpusVerb.MASTER);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing(MASTER, "local[*]");
    conf.setIfMissing("spark.app.name", "phonocode corpus");
    if (conf.get(MASTER).startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
      conf.setIfMissing("spark.driver.host", LOOPBACK);
    } else if (!conf.contains(JARS)) {
      conf.set(JARS, ownJar().toUri().toString());
    }
    console.say("starting Spark on " + conf.get(MASTER));
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (RuntimeException e) {
      throw new IOException("Spark on " + conf.get(MASTER) + ": " + e.getMessage(), e);
    }
  }

  /** The jar with our classes, which executors need. */
  private static Path ownJar() throws IOException {
    try {
      Path jar =
          Path.of(Sessions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        return jar;
      }
      throw new IOException(jar + ": expected phonocode-corpus-submit.jar, found a folder");
    } catch (URISyntaxException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
