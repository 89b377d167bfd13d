/**
 * {@code roundtrip}: speech to codes and back, what that cost, and the page that shows and plays
 * it.
 *
 * <p>Start at {@link dev.phonocode.cli.roundtrip.RoundtripVerb}.
 */
package dev.phonocode.cli.roundtrip;
