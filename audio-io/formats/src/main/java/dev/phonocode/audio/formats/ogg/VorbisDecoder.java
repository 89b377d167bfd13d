// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Block;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Comment;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.DspState;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Info;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;

/** Vorbis I, by jorbis: three packets of headers, then sound. */
final class VorbisDecoder implements PacketDecoder {
  private static final int HEADERS = 3;
  private static final int COMMENTS = 1;

  /** A comment header of no vendor and no comments: type, name, two lengths, the framing bit. */
  private static final byte[] NO_COMMENTS = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final Info info = new Info();
  private final DspState state = new DspState();
  private final Block block;

  /** Reads the headers, of which the first is {@code first}. */
  VorbisDecoder(Packet first, OggPackets packets, SourceBytes source) throws IOException {
    info.init();
    Comment comment = new Comment();
    comment.init();
    Packet packet = first;
    for (int i = 0; i < HEADERS; i++) {
      if (i > 0) {
        packet =
            packets
                .next()
                .orElseThrow(
                    () -> source.error(source.position(), "three Vorbis headers", "the end"));
      }
      Packet header = i == COMMENTS ? withoutComments(packet) : packet;
      if (i == HEADERS - 1 && !VorbisSetup.fits(packet)) {
        throw source.error(source.position(), "a setup of a usual size", "damage");
      }
      if (info.synthesis_headerin(comment, header) < 0) {
        throw source.error(source.position(), "Vorbis header " + (i + 1), "damage");
      }
    }
    state.synthesis_init(info);
    block = new Block(state);
  }

  /** Nobody wants the comments, and jorbis makes room for as many as a damaged header says. */
  private static Packet withoutComments(Packet packet) {
    Packet header = new Packet();
    boolean isComments = packet.bytes > 0 && packet.packet_base[packet.packet] == NO_COMMENTS[0];
    header.packet_base = NO_COMMENTS.clone();
    header.bytes = isComments ? NO_COMMENTS.length : 0;
    header.packetno = packet.packetno;
    return header;
  }

  @Override
  public int sampleRateHz() {
    return info.rate;
  }

  @Override
  public int channels() {
    return info.channels;
  }

  @Override
  public int preSkipSamples() {
    return 0;
  }

  @Override
  public void decode(Packet packet, Frames frames) {
    if (block.synthesis(packet) != 0) {
      throw new IllegalArgumentException("no Vorbis packet of sound");
    }
    state.synthesis_blockin(block);
    float[][][] pcm = new float[1][][];
    int[] from = new int[info.channels];
    for (int n = state.synthesis_pcmout(pcm, from); n > 0; n = state.synthesis_pcmout(pcm, from)) {
      frames.take(pcm[0], from, n);
      state.synthesis_read(n);
    }
  }
}
