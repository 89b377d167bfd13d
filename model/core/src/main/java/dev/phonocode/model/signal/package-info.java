// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * From samples to the scaled frames that a model's encoder reads, and from the model's samples back
 * to their loudness: once, for training, encoding, decoding and scoring alike.
 *
 * <pre>
 * samples ─► FrontEnd ───────────────────────────────────► frames
 *            pre-emphasis ─► FrameMaker ─► × Level.gain
 *                        └─► level meter ──────┘
 * model's samples ─► LoudnessRamp: ÷ Level.gain ─► samples
 * </pre>
 *
 * <p>Training reads stored energies and takes the gain from {@link
 * dev.phonocode.model.signal.Level} and the features from {@link
 * dev.phonocode.model.signal.FrameMaker}.
 */
package dev.phonocode.model.signal;
