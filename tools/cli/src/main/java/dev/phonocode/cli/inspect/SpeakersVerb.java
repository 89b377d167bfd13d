// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.NamedSpeaker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code speakers [BUNDLE]}: the voices that a model knows by name. */
public final class SpeakersVerb implements Verb {
  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<NamedSpeaker> speakers = bundle(arguments, console).speakers();
    if (arguments.has(CommonOptions.JSON)) {
      for (NamedSpeaker speaker : speakers) {
        console.print(json(speaker));
      }
    } else if (speakers.isEmpty()) {
      console.say("the model knows no voice by name");
    } else {
      int width = speakers.stream().mapToInt(s -> s.name().length()).max().orElse(0);
      console.print(line(width, "name", "sex", "minutes", "Hz", "licence"));
      for (NamedSpeaker speaker : speakers) {
        console.print(line(width, speaker));
      }
    }
    return ExitCode.OK;
  }

  private static ModelBundle bundle(Arguments arguments, Console console) throws IOException {
    Optional<String> operand = arguments.optionalOperand(0);
    if (operand.isEmpty()) {
      return Models.bundle(arguments, console);
    }
    if (SpeechCodec.BUILT_IN_MODELS.contains(operand.get())) {
      return SpeechCodec.builtIn(operand.get());
    }
    try (Input input = Input.open(operand.get(), console)) {
      return ModelBundle.read(input.stream(), input.name());
    }
  }

  private static String json(NamedSpeaker speaker) {
    return new Report()
        .put("name", speaker.name())
        .put("sex", speaker.sex())
        .put("minutes", speaker.minutes())
        .put("pitch_hz", speaker.pitch().orElse(Double.NaN))
        .put("licence", speaker.licence())
        .json();
  }

  private static String line(int width, NamedSpeaker speaker) {
    String pitch =
        speaker.pitch().isPresent() ? Text.of("%.0f", speaker.pitch().getAsDouble()) : "-";
    String minutes = Text.of("%.1f", speaker.minutes());
    return line(width, speaker.name(), speaker.sex(), minutes, pitch, speaker.licence());
  }

  private static String line(
      int width, String name, String sex, String minutes, String pitch, String licence) {
    String format = "%-" + Math.max(width, "name".length()) + "s  %-3s  %7s  %4s  %s";
    return Text.of(format, name, sex, minutes, pitch, licence).stripTrailing();
  }
}
