// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

/**
 * Opus at its lowest rates. The file is Ogg; the half kilobyte that the program otherwise reserves
 * in it for later tags is not, since it would weigh more than a short recording. The decoder leaves
 * out its dither, whose noise would differ from run to run.
 *
 * @param kilobits a second that it is asked for; it takes more
 */
record Opus(int kilobits) implements WavProgram {
  static final String ENCODER = "opusenc";
  static final String DECODER = "opusdec";

  @Override
  public String name() {
    return "opus " + kilobits + " kbit/s";
  }

  @Override
  public String encoder() {
    return ENCODER + " --quiet --padding 0 --bitrate " + kilobits;
  }

  @Override
  public String decoder() {
    return DECODER + " --quiet --no-dither --rate 16000";
  }
}
