// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.cli.corpus.CorpusEngine;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/** The engine that {@code META-INF/services} names. */
public final class SparkEngine implements CorpusEngine {
  /**
   * For {@code ServiceLoader}.
   *
   * @throws NoClassDefFoundError if there is no Spark on the class path
   */
  public SparkEngine() {
    Objects.requireNonNull(SparkSession.class);
  }

  /** A verb, once Spark runs. */
  @FunctionalInterface
  private interface Work {
    int on(SparkSession spark) throws UsageException, IOException;
  }

  @Override
  public int encode(Arguments arguments, Console console) throws UsageException, IOException {
    EncodeCommand command = EncodeCommand.of(arguments, console);
    return run(arguments, console, command::run);
  }

  @Override
  public int decode(String data, String out, Arguments arguments, Console console)
      throws UsageException, IOException {
    DecodeCommand command = DecodeCommand.of(data, out, arguments, console);
    return run(arguments, console, command::run);
  }

  @Override
  public int stats(Arguments arguments, Console console) throws UsageException, IOException {
    return run(arguments, console, spark -> StatsCommand.run(arguments, console, spark));
  }

  private static int run(Arguments arguments, Console console, Work work)
      throws UsageException, IOException {
    SparkSession spark = Sessions.start(arguments, console);
    try {
      return work.on(spark);
    } finally {
      spark.stop();
    }
  }
}
