// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Fits the prior over codes of a finished codec (van den Oord et al. 2017, section 3.3): an
 * autoregressive network, trained by cross-entropy on the codes of a corpus.
 */
package dev.phonocode.torch.train.prior;
