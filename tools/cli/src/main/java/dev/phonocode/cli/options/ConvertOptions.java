// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.cli.Option;

/** The options that say which voice to convert to, and what becomes of the pitch. */
public final class ConvertOptions {
  private static final String AUTO = "auto";
  private static final String KEEP = "keep";

  private static final Option TO =
      CommonOptions.value("to", "NAME", "the voice; A:0.3,B:0.7 mixes two or more");
  private static final Option REFERENCE =
      CommonOptions.input("to-reference", "REF.wav", "the voice of this recording, 10 s or so");
  private static final Option PITCH =
      CommonOptions.value(
          "pitch", "PITCH", "auto: follow the voice; keep; or semitones, as -3; auto if not given");

  /** All of them. */
  public static final List<Option> ALL = List.of(TO, REFERENCE, PITCH);

  private ConvertOptions() {}

  /** Checks what can be checked without a model, before anything is opened. */
  public static void check(Arguments arguments) throws UsageException {
    boolean isNamed = arguments.has(TO);
    if (isNamed == arguments.has(REFERENCE)) {
      throw new UsageException(
          isNamed
              ? "--to and --to-reference cannot be combined"
              : "--to NAME or --to-reference REF.wav is missing");
    }
    pitch(arguments);
    if (isNamed) {
      VoiceText.parse(TO, arguments.text(TO).orElseThrow());
    }
  }

  /** The voice as it was asked for: a name, or a reference's file. */
  public static Optional<String> target(Arguments arguments) {
    return arguments.text(TO).or(() -> arguments.text(REFERENCE));
  }

  /** What becomes of the pitch. */
  public static PitchChange pitch(Arguments arguments) throws UsageException {
    Optional<String> text = arguments.text(PITCH);
    if (text.isEmpty() || text.get().equals(AUTO)) {
      return PitchChange.follow();
    }
    if (text.get().equals(KEEP)) {
      return PitchChange.keep();
    }
    double semitones = Text.number(text.get());
    if (!(Math.abs(semitones) <= PitchChange.MOST)) {
      throw Arguments.wrong(
          PITCH, text.get(), "auto, keep or a number of semitones from -24 to 24");
    }
    return PitchChange.by(semitones);
  }

  /**
   * The voice to convert to.
   *
   * @throws UsageException if the model has no voice of that name
   * @throws IOException if the reference cannot be read, or no voice can be heard in it
   */
  public static Voice voice(Arguments arguments, SpeechCodec codec, Console console)
      throws UsageException, IOException {
    Optional<String> name = arguments.text(TO);
    if (name.isPresent()) {
      Voice voice = VoiceText.parse(TO, name.get());
      VoiceText.check(TO, voice, codec);
      return voice;
    }
    String file = arguments.text(REFERENCE).orElseThrow();
    try {
      return codec.voiceOf(Input.readClip(file, console));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Says so if the pitch is to follow a voice whose pitch the model does not know. */
  public static void sayIfPitchIsNotKnown(
      PitchChange change, OptionalDouble targetHz, Console console) {
    if (change.semitones().isEmpty() && targetHz.isEmpty()) {
      console.say("the pitch of the voice is not known: the speech keeps its own");
    }
  }
}
