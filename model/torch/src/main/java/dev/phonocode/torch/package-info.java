// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Everything that needs DJL and PyTorch. This package starts the engine and finds the GPU; {@link
 * dev.phonocode.torch.net} is the network with gradients, {@link dev.phonocode.torch.train} fits it
 * to recordings, and {@link dev.phonocode.torch.bulk} encodes and decodes many utterances at once.
 */
package dev.phonocode.torch;
