// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.UnknownSpeakerException;
import dev.phonocode.codec.Voice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.cli.Option;

/** A voice as it is typed: {@code NAME}, or {@code NAME:SHARE,NAME:SHARE} for a mixture. */
final class VoiceText {
  private static final String EXPECTED = "NAME, or a mixture NAME:SHARE,NAME:SHARE";

  private VoiceText() {}

  /**
   * Reads it; whether the model has the names is {@link #check}ed later.
   *
   * @param option that it is the value of, for messages
   */
  static Voice parse(Option option, String text) throws UsageException {
    if (!text.contains(",") && !text.matches(".*:[-+.\\d]*")) {
      if (text.isEmpty()) {
        throw Arguments.wrong(option, text, EXPECTED);
      }
      return Voice.named(text);
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int colon = part.lastIndexOf(':');
      double share = colon > 0 ? Text.number(part.substring(colon + 1)) : 0;
      if (!(share > 0 && share <= Float.MAX_VALUE)
          || shares.put(part.substring(0, colon), share) != null) {
        throw Arguments.wrong(option, text, EXPECTED + ", each name once, shares above 0");
      }
    }
    return Voice.mixture(shares);
  }

  /**
   * Checks that the model has the voice.
   *
   * @throws UsageException if not, with the nearest names
   */
  static void check(Option option, Voice voice, SpeechCodec codec) throws UsageException {
    try {
      codec.pitchHz(voice);
    } catch (UnknownSpeakerException e) {
      throw new UsageException("--" + option.getLongOpt() + ": " + e.getMessage());
    }
  }
}
