// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What every training run needs whatever it fits: the optimiser, averaged weights, checkpoints, and
 * the log of metrics.
 */
package dev.phonocode.torch.train.run;
