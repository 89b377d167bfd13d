// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where and how long a training run goes, whatever it fits.
 *
 * @param out folder of the run: {@code checkpoint.safetensors}, {@code metrics.jsonl}, {@code
 *     tensorboard}, {@code model.phm}
 * @param limit wall time; empty for none
 * @param resume whether to go on from {@code out}'s checkpoint
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads of the arithmetic on the CPU
 * @param stop asked before each step: true ends the run with a checkpoint
 * @param listener told how it goes
 */
public record RunOptions(
    Path out,
    Optional<Duration> limit,
    boolean resume,
    String device,
    int threads,
    BooleanSupplier stop,
    RunListener listener) {}
