// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.Recording;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.SoundWarnings;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** The options that choose recordings of a corpus. */
final class RecordingChoice {
  private static final Option SPLIT =
      CommonOptions.value("split", "NAME", "only the recordings of this split; all if not given");
  private static final Option LIMIT =
      CommonOptions.value("limit", "N", "only N recordings, spread evenly over the list");
  private static final Option SECONDS =
      CommonOptions.value("seconds", "S", "only the first S seconds of each recording");

  /** All of them. */
  static final List<Option> ALL = List.of(CorpusInput.DATA, SPLIT, LIMIT, SECONDS);

  private RecordingChoice() {}

  /**
   * The recordings that the arguments ask for, at least one.
   *
   * @param warnings hears what is probably wrong with their sound
   * @throws IOException if the manifest cannot be read or lists none
   */
  static List<Recording> of(Arguments arguments, SoundWarnings warnings, Console console)
      throws UsageException, IOException {
    Path data = CorpusInput.data(arguments);
    int limit = arguments.integer(LIMIT, 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
    double seconds = arguments.number(SECONDS, 0.1, 1e6).orElse(Double.POSITIVE_INFINITY);
    Manifest manifest = CorpusInput.read(data, console);
    List<Manifest.Row> rows = ofSplit(manifest, arguments);
    if (rows.isEmpty()) {
      throw new IOException(data + ": expected recordings, found none");
    }
    List<Recording> recordings = new ArrayList<>();
    int count = Math.min(limit, rows.size());
    for (int i = 0; i < count; i++) {
      Manifest.Row row = rows.get((int) ((long) i * rows.size() / count));
      recordings.add(new Recording(manifest.file(row), seconds, warnings));
    }
    return recordings;
  }

  private static List<Manifest.Row> ofSplit(Manifest manifest, Arguments arguments)
      throws UsageException {
    Optional<String> split = arguments.text(SPLIT);
    if (split.isEmpty()) {
      return manifest.rows();
    }
    List<String> splits =
        manifest.rows().stream().map(Manifest.Row::split).distinct().sorted().toList();
    arguments.choice(SPLIT, splits);
    return manifest.rows().stream().filter(row -> row.split().equals(split.get())).toList();
  }
}
