// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Who speaks, and what is said: judges of voice conversion that know nothing of the codec. A linear
 * classifier of speakers over features of its own, the same over codes alone, and the phone
 * recogniser PocketSphinx where it is installed. Start at {@link
 * dev.phonocode.analysis.voices.VoiceFeatures}.
 */
package dev.phonocode.analysis.voices;
