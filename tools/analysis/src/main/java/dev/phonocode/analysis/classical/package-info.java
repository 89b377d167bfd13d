/**
 * Codecs of the classical kind, as programs that may be installed, to compare with. Start at {@link
 * dev.phonocode.analysis.classical.ClassicalCodecs}.
 *
 * <p>They run as processes with an argument list, never through a shell, on WAV or raw files.
 */
package dev.phonocode.analysis.classical;
