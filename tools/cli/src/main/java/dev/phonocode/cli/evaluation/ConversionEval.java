// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.ConversionEvaluation;
import dev.phonocode.analysis.ConversionScore;
import dev.phonocode.analysis.SpeakerRecording;
import dev.phonocode.analysis.voices.PhoneRecogniser;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.WorkFolder;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code eval --conversion}. */
final class ConversionEval {
  /** {@code --each N}. */
  static final Option EACH =
      CommonOptions.value(
          "each", "N", "with --conversion: convert N held-out clips of each voice; 4 if not given");

  private static final int DEFAULT_EACH = 4;
  private static final int UNSEEN_SPEAKERS = 4;

  private ConversionEval() {}

  static int run(Arguments arguments, int threads, Console console)
      throws UsageException, IOException {
    int each = arguments.integer(EACH, 1, 1000).orElse(DEFAULT_EACH);
    Manifest manifest = CorpusInput.read(CorpusInput.data(arguments), console);
    List<SpeakerRecording> recordings =
        manifest.rows().stream()
            .map(
                row ->
                    new SpeakerRecording(
                        manifest.file(row),
                        row.speaker(),
                        row.split().equals(Manifest.TRAIN),
                        manifest.text(row)))
            .toList();
    Optional<PhoneRecogniser> recogniser = PhoneRecogniser.installed();
    if (recogniser.isEmpty()) {
      console.say("pocketsphinx and its model en-us are not installed: no phone errors");
    }
    try (SpeechCodec codec = Models.codec(arguments, console);
        WorkFolder folder = new WorkFolder();
        Progress progress = console.progress("converting")) {
      ConversionScore score =
          new ConversionEvaluation(codec, each, UNSEEN_SPEAKERS)
              .run(recordings, recogniser, folder.path(), threads, progress::recordings);
      ConversionReport report = new ConversionReport(score, codec.model().id());
      console.print(arguments.has(CommonOptions.JSON) ? report.json() : report.text());
      return ExitCode.OK;
    }
  }
}
