// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.cli.options.Computing;
import dev.phonocode.cli.options.Threads;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.WorkFolder;
import dev.phonocode.torch.train.Precision;
import dev.phonocode.torch.train.Presets;
import dev.phonocode.torch.train.TrainingBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** {@code bench --training}: the speed of training, on computed speech. */
final class TrainingSpeed {
  private static final Option TRAINING =
      CommonOptions.flag(
          "training", "also the speed of training, and its share of PyTorch's matrix product");

  /** All of them. */
  static final List<Option> OPTIONS =
      List.of(TRAINING, Computing.PRESET, Computing.PRECISION, Computing.DEVICE, Threads.OPTION);

  private static final int SPEAKERS = 2;
  private static final int RECORDINGS = 3; // of each
  private static final int SECONDS = 5;

  private TrainingSpeed() {}

  /** Checks the options, before anything is measured. */
  static void check(Arguments arguments) throws UsageException {
    for (Option option : OPTIONS) {
      if (arguments.has(option) && !arguments.has(TRAINING)) {
        throw new UsageException("--" + option.getLongOpt() + " needs --training");
      }
    }
    Computing.precision(arguments);
    Computing.device(arguments);
    Threads.of(arguments);
  }

  /** Measures it and adds it to a report, if the arguments ask for it. */
  static void addTo(Report report, Arguments arguments) throws UsageException, IOException {
    if (!arguments.has(TRAINING)) {
      return;
    }
    String preset = Computing.preset(arguments);
    Precision precision = Computing.precision(arguments);
    int threads = Threads.of(arguments);
    TrainingBench.Result result;
    try (WorkFolder folder = new WorkFolder()) {
      Path speech = Files.createDirectory(folder.path().resolve("speech"));
      write(speech, Presets.load(preset).model().sampleRateHz());
      result =
          TrainingBench.run(
              speech, folder.path(), preset, Computing.device(arguments), threads, precision);
    }
    report
        .put("training_audio_s_s", result.audioSecondsPerSecond())
        .put("training_step_gflop", result.stepFlop() / 1e9)
        .put("training_gflop_s", result.flopPerSecond() / 1e9)
        .put("matmul_gflop_s", result.peakFlopPerSecond() / 1e9)
        .put("training_share", result.share())
        .put("training_preset", preset)
        .put("training_precision", precision.name().toLowerCase(Locale.ROOT))
        .put("training_threads", threads);
  }

  /** A folder of recordings for each speaker. */
  private static void write(Path folder, int rateHz) throws IOException {
    for (int speaker = 0; speaker < SPEAKERS; speaker++) {
      Path own = Files.createDirectory(folder.resolve("speaker" + speaker));
      for (int i = 0; i < RECORDINGS; i++) {
        int seconds = SECONDS + speaker * RECORDINGS + i;
        AudioFiles.write(own.resolve(i + ".wav"), SyntheticSpeech.clip(seconds, rateHz));
      }
    }
  }
}
