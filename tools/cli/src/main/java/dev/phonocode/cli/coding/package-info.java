/**
 * The verbs that make codes or sound: {@code encode}, {@code decode}, {@code thin}, {@code convert}
 * and {@code sample}.
 *
 * <p>Start at {@link dev.phonocode.cli.coding.EncodeVerb}.
 */
package dev.phonocode.cli.coding;
