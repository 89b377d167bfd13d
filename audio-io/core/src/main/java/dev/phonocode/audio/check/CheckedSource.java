// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.check;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.WarningListener;
import dev.phonocode.audio.files.Text;
import java.io.IOException;

/** A source that looks at what passes, and warns at its end. Memory is bounded. */
public final class CheckedSource implements AudioSource {
  /** Float files may exceed full scale by a little; 24 dB is no overshoot. */
  private static final double MOST_PEAK = 16;

  /** -50 dB of full scale: under the noise of any room. */
  private static final double LEAST_PEAK = 0.003;

  private final AudioSource source;
  private final String name;
  private final WarningListener listener;
  private final Clipping clipping = new Clipping();
  private final Syllables syllables;
  private final HighBand highBand;
  private double peak;
  private boolean ended;

  /**
   * Looks at a source.
   *
   * @param source closed with this object
   * @param name what warnings call it
   */
  public CheckedSource(AudioSource source, String name, WarningListener listener) {
    this.source = source;
    this.name = name;
    this.listener = listener;
    this.syllables = new Syllables(source.sampleRateHz());
    this.highBand = new HighBand(source.sampleRateHz());
  }

  @Override
  public int sampleRateHz() {
    return source.sampleRateHz();
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    int count = source.read(buffer, offset, length);
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(peak, Math.abs(buffer[i]));
      clipping.add(buffer[i]);
      syllables.add(buffer[i]);
      highBand.add(buffer[i]);
    }
    if (count < 0 && !ended) {
      ended = true;
      judge();
    }
    return count;
  }

  /** Says the one thing that explains the others. */
  private void judge() throws IOException {
    if (peak > MOST_PEAK) {
      warn(
          AudioWarning.Kind.FULL_SCALE,
          Text.of(
              "the peak is %.0f dB over full scale (%.0f, where 1 is full): samples of 16 bits"
                  + " stored as floats? Divide them by 32768",
              20 * Math.log10(peak), peak));
    } else if (peak < LEAST_PEAK) {
      warn(
          AudioWarning.Kind.NEARLY_SILENT,
          peak == 0
              ? "there is no sound in it"
              : Text.of(
                  "nearly silent: the peak is %.0f dB under full scale", -20 * Math.log10(peak)));
    } else {
      if (clipping.isHeard()) {
        warn(AudioWarning.Kind.CLIPPED, clipping.words());
      }
      if (syllables.areMissing()) {
        warn(
            AudioWarning.Kind.NO_SPEECH,
            "no speech: the sound is steady, without syllables or pauses");
      } else if (highBand.isMissing()) {
        warn(
            AudioWarning.Kind.NARROW_BAND,
            "nothing above 5.5 kHz: upsampled telephone audio? Codes and voice suffer");
      }
    }
  }

  private void warn(AudioWarning.Kind kind, String message) throws IOException {
    listener.warn(new AudioWarning(name, kind, message));
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
