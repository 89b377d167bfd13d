// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import dev.phonocode.audio.AudioClip;
import java.util.List;

/**
 * One stretch of speech to hear and to look at.
 *
 * @param sounds of equal length, e.g. original, decoded and converted
 * @param codes {@code [frames][books]}
 * @param strips labels in time, e.g. words and phones; may be empty
 */
public record ClipView(
    String title, List<Sound> sounds, int[][] codes, double frameRateHz, List<Strip> strips) {

  /** A sound and what it is. */
  public record Sound(String name, AudioClip clip) {}

  /** Labels of one kind, in order. */
  public record Strip(String name, List<Span> spans) {}

  /** A label in time. */
  public record Span(double startSeconds, double endSeconds, String text) {}

  /** Its length. */
  public double seconds() {
    return sounds.get(0).clip().seconds();
  }
}
