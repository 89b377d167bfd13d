// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The prior over codes in plain Java: how likely each next code is, in integers that every machine
 * agrees on (van den Oord 2017 §3.3). What is computed is {@code src/design/0005-prior.md}.
 *
 * <pre>
 * CodePrior ─► start(books) ─► PriorState: frequencies, accept, frequencies, accept …  (range coder)
 *                                   └────► PriorSampler: next frame, next frame …      (new speech)
 *                                   └────► PriorBranches: what may follow, of several  (encoder)
 * </pre>
 *
 * <p>Start at {@link dev.phonocode.model.infer.prior.CodePrior}.
 */
package dev.phonocode.model.infer.prior;
