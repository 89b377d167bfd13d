// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.torch.train.run.RunOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training run is asked to do.
 *
 * @param run where and how long. Its folder also gets {@code recipe.json} and the corpus store; a
 *     {@code MODEL_CARD.md} of one's own there goes into the bundle
 * @param data a manifest or a folder of recordings
 * @param preset name or path of the recipe; a resumed run keeps its own
 * @param totalSteps to train in all; empty for the recipe's own number
 * @param init bundle to take the first weights from
 * @param precision of the decoder's arithmetic
 * @param phones labels of the recordings, for recipes that are guided by them
 */
public record TrainOptions(
    RunOptions run,
    Path data,
    String preset,
    Optional<Integer> totalSteps,
    Optional<Path> init,
    Precision precision,
    Optional<PhoneTargets> phones) {}
