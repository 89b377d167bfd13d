// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

/**
 * What is known of a packet without decoding its codes.
 *
 * @param index of the packet in its stream, from 0
 * @param frames in it
 * @param level of active speech in half decibels below full scale
 * @param isCoded whether its codes are range coded with the prior
 * @param payloadBytes that its codes take
 */
public record PacketInfo(long index, int frames, int level, boolean isCoded, int payloadBytes) {}
