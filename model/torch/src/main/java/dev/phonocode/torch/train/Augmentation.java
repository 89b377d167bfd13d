// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

/**
 * How speech is varied while the features are learnt, so that codes do not depend on who speaks and
 * over what: see {@link MelVariation}. Stages that train the decoder hear speech as it is.
 *
 * @param warp the vocal tract's length is multiplied by up to this power of e, either way (Jaitly
 *     and Hinton 2013)
 * @param rate the same for how fast one speaks
 * @param channelNepers deviation of each of the channel's four shapes over the bands, in energy
 * @param maskedBands stretches of bands that the encoder does not hear, of up to an eighth of them
 *     (SpecAugment, Park et al. 2019)
 * @param maskedStretches stretches of time that it does not hear, of up to 160 ms
 */
public record Augmentation(
    double warp, double rate, double channelNepers, int maskedBands, int maskedStretches) {
  /** Speech as it is. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0);

  /** Rejects what cannot be, naming the field. */
  public Augmentation {
    Recipe.check(warp >= 0 && warp < 0.5, "augmentation: warp", warp, "0 to 0.5");
    Recipe.check(rate >= 0 && rate < 0.7, "augmentation: rate", rate, "0 to 0.7");
    Recipe.check(
        channelNepers >= 0 && channelNepers < 10,
        "augmentation: channel_nepers",
        channelNepers,
        "0 to 10");
    Recipe.check(
        maskedBands >= 0 && maskedBands < 100,
        "augmentation: masked_bands",
        maskedBands,
        "0 to 100");
    Recipe.check(
        maskedStretches >= 0 && maskedStretches < 100,
        "augmentation: masked_stretches",
        maskedStretches,
        "0 to 100");
  }
}
