/**
 * The command line: {@code phonocode VERB ...}. One class a verb; {@link dev.phonocode.cli.Verbs}
 * lists them, {@link dev.phonocode.cli.Main} runs one. Start there.
 *
 * <p>A verb is thin: it opens inputs, calls {@link dev.phonocode.codec}, and says what came of it.
 * The conventions (exit codes, streams, output files) are in {@link dev.phonocode.cli.shell}.
 */
package dev.phonocode.cli;
