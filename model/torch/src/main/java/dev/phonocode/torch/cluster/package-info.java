// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Groups of vectors, and of stretches of speech, that nobody named. {@link
 * dev.phonocode.torch.cluster.KMeans} starts codebooks; units give a network something to tell
 * where there are no labels ({@code src/design/0020-units.md}):
 *
 * <pre>
 *   log-mel ─► UnitFeatures ─────► UnitLearner ─────────► UnitModel ─► units of any recording
 *              cepstra without      k-means, then          HMM,
 *              voice: UnitVoice     Viterbi training       Viterbi
 *                       ▲──── likeliest vocal tract ────────┘
 * </pre>
 */
package dev.phonocode.torch.cluster;
