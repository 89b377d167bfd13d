// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The encoder and the decoder of streams, around a network: the one in plain Java, or another with
 * its weights. For this project's own modules, and free to change with any release; users have
 * {@link dev.phonocode.codec.SpeechEncoder} and {@link dev.phonocode.codec.SpeechDecoder}.
 */
package dev.phonocode.codec.internal.stream;
