// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.model.ModelBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a training run of a prior is asked to do.
 *
 * @param bundle the codec whose codes are modelled
 * @param data a manifest or a folder of recordings
 * @param corpus folder of the decoded recordings: those of a codec's training run serve again
 * @param out folder of the run: {@code prior.json}, {@code checkpoint.safetensors}, {@code
 *     metrics.jsonl}, the codes, and {@code model.phm}, the bundle with its prior
 * @param recipe of a new run; a resumed run keeps its own
 * @param steps to train in all; a resumed run must ask for as many
 * @param limit wall time of this run; empty for none
 * @param resume whether to go on from {@code out}'s checkpoint
 * @param init a model whose prior a new run starts from
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads of the arithmetic on the CPU
 * @param stop asked before each step: true ends the run with a checkpoint
 * @param progress told of every line of {@code metrics.jsonl}
 */
public record PriorTrainOptions(
    ModelBundle bundle,
    Path data,
    Path corpus,
    Path out,
    PriorRecipe recipe,
    int steps,
    Optional<Duration> limit,
    boolean resume,
    Optional<Path> init,
    String device,
    int threads,
    BooleanSupplier stop,
    Consumer<PriorProgress> progress) {}
