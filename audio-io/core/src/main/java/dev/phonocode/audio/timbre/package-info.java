// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Speech in another timbre, its words and pitch kept: mel cepstra are moved so that their means and
 * deviations over loud speech are those of another voice, and a filter gives the speech the
 * spectral envelope that they stand for.
 *
 * <p>The statistics of one voice against those of another are the classical map of cepstra where
 * nobody said the same sentences twice, as in T. Toda, A. Black and K. Tokuda, "Voice conversion
 * based on maximum-likelihood estimation of spectral parameter trajectory", IEEE TASLP 15(8), 2007,
 * §II, with one Gaussian. For voice conversion; not normative. Start at {@link
 * dev.phonocode.audio.timbre.TimbreMoving}.
 */
package dev.phonocode.audio.timbre;
