// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.options.ConvertOptions;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** The page that a round trip is to have, and what else it shows. */
record PageOptions(Arguments arguments, Destination page) {
  private static final Option REPORT =
      CommonOptions.value(
          "report",
          "FILE.html",
          "also a page with all sounds, spectrograms, codes and bits; --to, --to-reference and"
              + " --pitch add the speech in another voice to it");
  private static final Option LABELS =
      CommonOptions.input(
          "labels",
          "FILE|DIR",
          "times of phones and words for the page: .ctm, .TextGrid, .lab or .phn");

  /** All of them. */
  static final List<Option> ALL = CommonOptions.join(List.of(REPORT, LABELS), ConvertOptions.ALL);

  /**
   * What the arguments ask for, if they ask for a page. The sounds are read again for it, so
   * neither may be a pipe.
   */
  static Optional<PageOptions> of(Arguments arguments) throws UsageException, IOException {
    Optional<String> file = arguments.text(REPORT);
    if (file.isEmpty()) {
      for (Option option : ALL) {
        if (arguments.has(option)) {
          throw new UsageException("--" + option.getLongOpt() + " needs --report FILE.html");
        }
      }
      return Optional.empty();
    }
    List<String> operands = arguments.operands();
    Path out = Path.of(operands.get(operands.size() - 1));
    boolean isDevice = Files.exists(out) && !Files.isRegularFile(out) && !Files.isDirectory(out);
    boolean isPiped = operands.contains(Destination.STDOUT) || isDevice;
    if (isPiped || FileJobs.isSeveral(arguments)) {
      throw new UsageException("--report needs one file as IN and one as OUT.wav");
    }
    Destination page = Destination.of(file.get(), arguments);
    page.check();
    page.requireOther(operands.get(0));
    if (page.path().toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
      throw new UsageException("--report and OUT.wav are both " + out);
    }
    if (ConvertOptions.ALL.stream().anyMatch(o -> arguments.has(o))) {
      ConvertOptions.check(arguments);
    }
    return Optional.of(new PageOptions(arguments, page));
  }

  /**
   * The page, before the work whose page it is: whatever is wrong with the voice or the labels
   * shows now.
   */
  RoundtripPage page(SpeechCodec codec, Console console) throws UsageException, IOException {
    Optional<String> name = ConvertOptions.target(arguments);
    Optional<RoundtripPage.Target> target = Optional.empty();
    if (name.isPresent()) {
      Voice voice = ConvertOptions.voice(arguments, codec, console);
      PitchChange change = ConvertOptions.pitch(arguments);
      target = Optional.of(new RoundtripPage.Target(name.get(), voice, change));
    }
    return new RoundtripPage(page, target, labels(console));
  }

  private Optional<TimedLabels> labels(Console console) throws IOException {
    Optional<String> path = arguments.text(LABELS);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    AudioClip clip = Input.readClip(arguments.operand(0), console);
    Path recording = Path.of(arguments.operand(0));
    TimedLabels labels = TimedLabels.of(recording, clip.sampleRateHz(), Path.of(path.get()));
    labels.checkWithin(clip.seconds());
    return Optional.of(labels);
  }
}
