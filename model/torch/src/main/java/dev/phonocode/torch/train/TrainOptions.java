// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a training run is asked to do.
 *
 * @param data a manifest or a folder of recordings
 * @param out folder of the run: {@code recipe.json}, {@code checkpoint.safetensors}, {@code
 *     metrics.jsonl}, {@code model.phm}, the corpus store, and a {@code MODEL_CARD.md} of one's
 *     own, if any, that goes into the bundle
 * @param preset name or path of the recipe; a resumed run keeps its own
 * @param totalSteps to train in all; empty for the recipe's own number
 * @param limit wall time of this run; empty for none
 * @param resume whether to go on from {@code out}'s checkpoint
 * @param init bundle to take the first weights from
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads of the arithmetic on the CPU
 * @param precision of the decoder's arithmetic
 * @param phones labels of the recordings, for recipes that are guided by them
 * @param stop asked before each step: true ends the run with a checkpoint
 * @param listener told how it goes
 */
public record TrainOptions(
    Path data,
    Path out,
    String preset,
    Optional<Integer> totalSteps,
    Optional<Duration> limit,
    boolean resume,
    Optional<Path> init,
    String device,
    int threads,
    Precision precision,
    Optional<PhoneTargets> phones,
    BooleanSupplier stop,
    TrainListener listener) {}
