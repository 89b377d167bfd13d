// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.corpus;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Does what the verbs of a corpus ask for; each method returns an exit code. */
public interface CorpusEngine {
  /** {@code corpus encode}. */
  int encode(Arguments arguments, Console console) throws UsageException, IOException;

  /**
   * {@code corpus decode}.
   *
   * @param data a corpus or a Parquet file of one
   * @param out the folder to write to
   * @param arguments of {@code corpus decode}, or those of them that {@code decode} has too
   */
  int decode(String data, String out, Arguments arguments, Console console)
      throws UsageException, IOException;

  /** {@code corpus stats}. */
  int stats(Arguments arguments, Console console) throws UsageException, IOException;

  /**
   * The engine on the class path.
   *
   * @throws IOException if there is none, or it lacks Spark
   */
  static CorpusEngine find() throws IOException {
    try {
      Iterator<CorpusEngine> all = ServiceLoader.load(CorpusEngine.class).iterator();
      if (all.hasNext()) {
        return all.next();
      }
    } catch (ServiceConfigurationError | NoClassDefFoundError e) {
      throw new IOException(missing("Apache Spark"), e);
    }
    throw new IOException(missing("phonocode-corpus"));
  }

  private static String missing(String what) {
    return what
        + " is not on the class path; ./phonocode of a checkout and spark-submit put it there";
  }
}
