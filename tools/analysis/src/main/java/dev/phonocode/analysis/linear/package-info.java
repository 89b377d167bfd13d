// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The one linear classifier: of speakers by their voices or their codes, and of phones by a frame's
 * vector. {@link dev.phonocode.analysis.linear.LinearClassifier} is the only class that knows
 * liblinear.
 */
package dev.phonocode.analysis.linear;
