/**
 * {@code train} and {@code train-prior}: a run that can be stopped and gone on with, and its lines.
 *
 * <p>Start at {@link dev.phonocode.cli.training.TrainVerb}.
 */
package dev.phonocode.cli.training;
