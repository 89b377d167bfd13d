// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import dev.phonocode.audio.SampleRates;
import dev.phonocode.audio.SourceBytes;
import dev.phonocode.audio.formats.MonoBlocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes the packets of a page, and gives what its granule position counts.
 *
 * <p>With g the position of a page and n the samples decoded up to its end, g - n is the same for
 * all pages: where a recording that was cut out of a longer one begins. At the last page g may be
 * smaller: what is beyond was filled up by the encoder. If g &lt; n already at the first page,
 * which is not the last, the sound begins n - g samples late. Opus has its pre-skip in g and in n.
 */
final class OggSource extends MonoBlocks {
  /** More than a page can hold: positions that never come would fill the memory. */
  private static final int MOST_PACKETS = 255;

  private final OggPackets packets;
  private final PacketDecoder decoder;
  private long decoded; // n
  private long offset; // g - n, once known
  private long toSkip;
  private long added; // since the last position
  private int waiting; // packets since the last position
  private boolean isPlaced;

  private OggSource(SourceBytes source, OggPackets packets, PacketDecoder decoder)
      throws IOException {
    super(source);
    this.packets = packets;
    this.decoder = decoder;
    if (!SampleRates.isValid(decoder.sampleRateHz())) {
      throw source.error(
          source.position(), SampleRates.range(), String.valueOf(decoder.sampleRateHz()));
    }
    channels(decoder.channels());
  }

  static OggSource of(SourceBytes source) throws IOException {
    long start = source.position();
    try {
      OggPackets packets = new OggPackets(source);
      Optional<Packet> first = packets.next();
      String magic = first.map(OggSource::magic).orElse("");
      if (magic.startsWith("\u0001vorbis")) {
        return new OggSource(source, packets, new VorbisDecoder(first.get(), packets, source));
      }
      if (magic.startsWith("OpusHead")) {
        return new OggSource(source, packets, new OpusDecoding(first.get(), packets, source));
      }
      throw source.error(start, "Vorbis or Opus in the Ogg file", name(magic));
    } catch (RuntimeException e) {
      throw source.error(start, "the headers of an Ogg file", "damage (" + e + ")");
    }
  }

  private static String magic(Packet packet) {
    int length = Math.min(packet.bytes, 8);
    return new String(packet.packet_base, packet.packet, length, StandardCharsets.ISO_8859_1);
  }

  private static String name(String magic) {
    if (magic.startsWith("\u007fFLAC")) {
      return "FLAC; convert it: ffmpeg -i FILE -f wav - | phonocode encode - OUT.phc";
    }
    return magic.startsWith("Speex")
        ? "Speex; convert it: ffmpeg -i FILE -f wav - | phonocode encode - OUT.phc"
        : "another stream first";
  }

  @Override
  public int sampleRateHz() {
    return decoder.sampleRateHz();
  }

  @Override
  protected boolean decode() throws IOException {
    while (true) {
      Optional<Packet> packet = packets.next();
      if (packet.isEmpty()) {
        return false;
      }
      decoder.decode(packet.get(), this::take);
      if (packet.get().granulepos >= 0) {
        place(packet.get());
        return true;
      }
      if (++waiting > MOST_PACKETS) {
        throw source().error(source().position(), "a granule position", "none");
      }
    }
  }

  private void take(float[][] planes, int[] from, int count) {
    for (int i = 0; i < count; i++) {
      int at = i;
      add(c -> planes[c][from[c] + at]);
    }
    decoded += count;
    added += count;
  }

  /** Cuts what was added since the last position to what this one counts. */
  private void place(Packet packet) {
    long granule = packet.granulepos;
    boolean isLast = packet.e_o_s != 0;
    if (!isPlaced) {
      isPlaced = true;
      toSkip = decoder.preSkipSamples();
      offset = isLast ? 0 : granule - decoded;
      if (offset < 0) {
        toSkip -= offset;
        offset = 0;
        decoded = granule;
      }
    }
    if (isLast) {
      long surplus = Math.max(0, Math.min(added, decoded + offset - granule));
      drop(surplus);
      added -= surplus;
    }
    long skipped = Math.min(toSkip, added);
    skip(skipped);
    toSkip -= skipped;
    added = 0;
    waiting = 0;
  }
}
