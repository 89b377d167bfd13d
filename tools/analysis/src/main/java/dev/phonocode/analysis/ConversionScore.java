// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import java.util.List;
import java.util.Optional;

/**
 * How well a model converts voices. All shares are from 0 to 1, NaN where nothing was tried.
 *
 * @param realNamed held-out real recordings of the model's voices that the classifier knows
 * @param realUnseen the same of speakers that the model never heard
 * @param ownVoice clips decoded in their own voice; the target is the source
 * @param named clips converted among the model's voices
 * @param unseen clips converted to ten seconds of a speaker that the model never heard
 * @param content phone errors, where a recogniser is installed and texts are known
 * @param probe what the codes alone tell of the speaker
 */
public record ConversionScore(
    Votes realNamed,
    Votes realUnseen,
    Votes ownVoice,
    Votes named,
    Votes unseen,
    Optional<Content> content,
    Probe probe) {
  /**
   * What the classifier of speakers says of some clips.
   *
   * @param clips in all
   * @param target the share given to the target, of all speakers it knows
   * @param source the share given to the source
   * @param nearer the share for which the target is likelier than the source
   */
  public record Votes(int clips, double target, double source, double nearer) {}

  /**
   * How well the speaker is told from a clip's codes alone.
   *
   * @param shares of clips whose speaker is told, a book at a time
   * @param chance the share that blind guessing would tell
   */
  public record Probe(List<Double> shares, double chance) {}

  /**
   * Phones inserted, lost or replaced, over phones said.
   *
   * @param phones said
   * @param original error of the recogniser on the recordings themselves
   * @param ownVoice on what is decoded in the same voice
   * @param converted on what is converted, once each
   */
  public record Content(int phones, double original, double ownVoice, double converted) {}
}
