// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

/**
 * Sound that is read, and is probably not what was recorded.
 *
 * @param source name of the file or stream
 * @param kind what is wrong with it
 * @param message what was found, in words that follow the name
 */
public record AudioWarning(String source, Kind kind, String message) {
  /** What can be wrong with sound that a reader reads without an error. */
  public enum Kind {
    /** The file holds more samples than its header says; all of them are read. */
    DATA_SIZE,
    /** Bytes at the end are no whole frame and are left out. */
    PARTIAL_FRAME,
    /** Floats far beyond full scale: numbers of 16 bits, not scaled. */
    FULL_SCALE,
    /** The mean of the channels is next to nothing, and they are not. */
    CANCELLING_CHANNELS,
    /** No samples, or next to no sound. */
    NEARLY_SILENT,
    /** Peaks are cut off. */
    CLIPPED,
    /** A steady sound, without syllables. */
    NO_SPEECH,
    /** Nothing above 5.5 kHz at a rate that has room for it: upsampled telephone audio. */
    NARROW_BAND
  }

  /** One line for people. */
  @Override
  public String toString() {
    return source + ": warning: " + message;
  }
}
