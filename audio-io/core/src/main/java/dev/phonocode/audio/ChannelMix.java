// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import dev.phonocode.audio.files.Text;
import java.io.IOException;

/**
 * Watches channels become one by their mean, and warns where they cancel: a miswired cable, or
 * stereo that was made of mono by turning a channel around.
 */
public final class ChannelMix {
  /** Unrelated channels lose 10·log10(n) dB; those that cancel lose more than this. */
  private static final double MOST_LOSS_DB = 20;

  private final int channels;
  private double mixed; // sum of squares
  private double apart; // mean over the channels of their sums of squares

  /** Watches this many channels. */
  public ChannelMix(int channels) {
    this.channels = channels;
  }

  /**
   * Adds a frame.
   *
   * @param mean of its samples
   * @param squares sum over the channels of their squares
   */
  public void add(double mean, double squares) {
    mixed += mean * mean;
    apart += squares / channels;
  }

  /** Warns at the end of the sound. */
  public void finish(SourceBytes source) throws IOException {
    double lossDb = 10 * Math.log10(apart / mixed); // infinite if nothing is left
    if (channels > 1 && apart > 0 && lossDb > MOST_LOSS_DB) {
      String left = Double.isFinite(lossDb) ? "%.0f dB weaker than they" : "silence";
      source.warn(
          AudioWarning.Kind.CANCELLING_CHANNELS,
          Text.of("the %d channels cancel: their mean is " + left, channels, lossDb));
    }
  }
}
