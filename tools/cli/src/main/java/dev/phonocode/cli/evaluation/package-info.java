/**
 * {@code eval} and {@code analyze}: figures of a model over a set of recordings, as tables and
 * pages.
 *
 * <p>Start at {@link dev.phonocode.cli.evaluation.EvalVerb}.
 */
package dev.phonocode.cli.evaluation;
