// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;

/**
 * Speex, wide band: CELP at 16 kHz. The file is Ogg, of ten frames in a packet: at one, the
 * container would take a third of it.
 *
 * @param quality 0 to 10: 0 is 4 kbit/s, 3 is 10 kbit/s, and the container comes on top
 */
record Speex(int quality) implements WavProgram {
  static final String ENCODER = "speexenc";
  static final String DECODER = "speexdec";

  private static final int RATE_HZ = 16_000;

  @Override
  public String name() {
    return "speex quality " + quality;
  }

  @Override
  public String encoder() {
    return ENCODER + " --wideband --nframes 10 --quality " + quality;
  }

  @Override
  public String decoder() {
    return DECODER;
  }

  @Override
  public AudioClip input(AudioClip speech) {
    return Resampling.toRate(speech, RATE_HZ);
  }
}
