/**
 * What every verb shares: how it is described and called ({@link dev.phonocode.cli.shell.Verb},
 * {@link dev.phonocode.cli.shell.Arguments}), where its words and data go ({@link
 * dev.phonocode.cli.shell.Console}), and files that are read or that appear only when they are
 * whole ({@link dev.phonocode.cli.shell.Input}, {@link dev.phonocode.cli.shell.Output}).
 *
 * <p>Knows nothing of speech. Start at {@link dev.phonocode.cli.shell.Verb}.
 */
package dev.phonocode.cli.shell;
