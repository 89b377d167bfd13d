// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Recordings to train on, as rows of one large array of samples, and where each utterance lies in
 * it.
 */
package dev.phonocode.torch.corpus;
