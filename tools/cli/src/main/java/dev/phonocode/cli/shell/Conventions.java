// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds for all verbs, in words: for the help, the man page and the reference. */
public final class Conventions {
  /** What the program is. */
  public static final String SUMMARY =
      "Speech to a short time-series of phoneme-like codes, and back to speech.";

  /** The values of {@link ExitCode}, as one sentence. */
  public static final String EXIT_CODES =
      "Exit codes: 0 ok, 1 failure (also when an output exists and --force is not given), 2 wrong"
          + " usage, 3 some of a batch failed or of a file was damaged, 130 interrupted,"
          + " 141 nobody reads the output any more.";

  /** The variables of the environment that are heeded, and what each means, in order. */
  public static final Map<String, String> VARIABLES = Collections.unmodifiableMap(variables());

  private Conventions() {}

  private static Map<String, String> variables() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("JAVA_HOME", "the Java to run on; without it, the java on the PATH");
    meanings.put("PHONOCODE_JAVA_OPTS", "further options for the JVM, such as -Xmx4g");
    meanings.put(
        "PHONOCODE_KERNEL",
        "auto, scalar, vector or vector-fp32: how to compute; the samples are the same");
    meanings.put("PHONOCODE_MODEL", "a model bundle in place of the built-in one");
    meanings.put(
        "COLUMNS",
        "how wide help and progress may be; without it, as wide as the terminal. Nothing is"
            + " coloured, so NO_COLOR changes nothing");
    meanings.put(
        "PHONOCODE_PYTORCH",
        "the folder with PyTorch's two jars, for train and --engine pytorch; without it, the local"
            + " Maven repository");
    meanings.put(
        "PHONOCODE_CACHE",
        "where an installed program keeps its archive of classes and PyTorch's libraries; without"
            + " it, phonocode in XDG_CACHE_HOME or ~/.cache; empty: nowhere. Nothing else is written"
            + " but what is asked for");
    return meanings;
  }
}
