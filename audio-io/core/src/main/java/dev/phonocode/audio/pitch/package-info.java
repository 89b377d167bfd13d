// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Speech at another pitch and the same tempo, its formants kept: time-domain pitch-synchronous
 * overlap-add, after E. Moulines and F. Charpentier, "Pitch-synchronous waveform processing
 * techniques for text-to-speech synthesis using diphones", Speech Communication 9, 1990.
 *
 * <p>For voice conversion; not normative. Start at {@link dev.phonocode.audio.pitch.PitchMoving}.
 * Not TarsosDSP's overlap-add with its rate transposer: that one aliases, moves the formants and
 * prints.
 */
package dev.phonocode.audio.pitch;
