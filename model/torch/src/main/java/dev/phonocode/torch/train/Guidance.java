// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

/**
 * What a network learns from labels: the vectors that a book chooses are to tell the phone at the
 * centre of their frame, by one linear layer. Where there are no labels, units that are found in
 * the recordings stand in their place ({@link UnitTargets}); only training knows those.
 *
 * <pre>
 *   L += w Σ_p y[p] · -log softmax(W q + b)[p]      q: chosen vector, its gradient straight through
 * </pre>
 *
 * <p>{@code y} is the share of each phone in the frame, its middle half counted twice.
 *
 * @param book whose vectors are guided, from 1
 * @param labelsWeight of the cross-entropy in nats, from the vectors chosen
 * @param latentWeight of the same from the latents before they are quantised, which has the
 *     smoother gradient
 * @param labelledShare of the items that are drawn from labelled recordings; the others from all
 * @param units that take the place of labels; 0 for labels
 * @param clusterings how many times so many units are found, each from other seeds; a frame is to
 *     tell all of them alike, so that what is chance in one of them counts for less (cluster
 *     ensembles of HuBERT, Hsu et al. 2021, §III-A); 0 for labels
 */
public record Guidance(
    int book,
    double labelsWeight,
    double latentWeight,
    double labelledShare,
    int units,
    int clusterings) {
  private static final int MOST_UNITS = 4096;

  /** Nothing is learnt from labels. */
  public static final Guidance NONE = new Guidance(1, 0, 0, 0, 0, 0);

  /** Rejects what cannot be, naming the field. */
  public Guidance {
    Recipe.check(book >= 1, "guidance: book", book, "at least 1");
    Recipe.check(labelsWeight >= 0, "guidance: labels_weight", labelsWeight, "at least 0");
    Recipe.check(latentWeight >= 0, "guidance: latent_weight", latentWeight, "at least 0");
    Recipe.check(
        labelledShare >= 0 && labelledShare <= 1,
        "guidance: labelled_share",
        labelledShare,
        "0 to 1");
    Recipe.check(
        units == 0 || units >= 2 && units <= MOST_UNITS,
        "guidance: units",
        units,
        "0, or 2 to 4096");
    Recipe.check(
        units == 0 ? clusterings == 0 : clusterings >= 1 && clusterings <= MOST_UNITS / units,
        "guidance: clusterings",
        clusterings,
        units == 0 ? "0 where there are no units" : "1 to " + MOST_UNITS / Math.max(1, units));
  }

  /** Whether a book is guided, by labels or by units. */
  public boolean isOn() {
    return labelsWeight > 0;
  }

  /** Whether labels are needed. */
  public boolean needsLabels() {
    return isOn() && units == 0;
  }
}
