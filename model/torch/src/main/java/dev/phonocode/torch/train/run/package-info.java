// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What every training run needs whatever it fits: the loop, the optimiser, averaged weights,
 * checkpoints, and the log of metrics. Start at {@link dev.phonocode.torch.train.run.TrainingRun}.
 */
package dev.phonocode.torch.train.run;
