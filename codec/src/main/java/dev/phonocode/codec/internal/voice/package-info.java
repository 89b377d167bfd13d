// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Voices, as encoders, decoders and conversion need them: by name, mixed or heard at the start of
 * speech. For this project's own modules, and free to change with any release; users have {@link
 * dev.phonocode.codec.Voice}.
 */
package dev.phonocode.codec.internal.voice;
