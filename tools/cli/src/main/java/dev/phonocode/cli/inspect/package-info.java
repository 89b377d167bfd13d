/**
 * The verbs that look into a file: {@code codes} (the codes as text, npz, TextGrid or units),
 * {@code info} and {@code speakers}.
 *
 * <p>Start at {@link dev.phonocode.cli.inspect.CodesVerb}.
 */
package dev.phonocode.cli.inspect;
