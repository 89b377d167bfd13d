// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.train.run.RunOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training run of a prior is asked to do.
 *
 * @param run where and how long. Its folder also gets {@code prior.json} and the codes; its {@code
 *     model.phm} is the codec's bundle with its prior
 * @param bundle the codec whose codes are modelled
 * @param data a manifest or a folder of recordings
 * @param corpus folder of the decoded recordings: those of a codec's training run serve again
 * @param recipe of a new run; a resumed run keeps its own
 * @param steps to train in all; a resumed run must ask for as many
 * @param init a model whose prior a new run starts from
 */
public record PriorTrainOptions(
    RunOptions run,
    ModelBundle bundle,
    Path data,
    Path corpus,
    PriorRecipe recipe,
    int steps,
    Optional<Path> init) {}
