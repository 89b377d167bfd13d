// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Walks the chunks of a WAV file up to the first sample.
 *
 * <p>Sizes are used to skip and to know where the samples end, never to allocate. Writers that
 * cannot seek back put a placeholder where the data size belongs: 0, 0xFFFFFFFF, or a value of
 * about 2 GiB (SoX 0x7FFFF000, arecord 0x80000000). Then the samples go on until the end of the
 * stream. RF64 and BW64 have the true size in a {@code ds64} chunk.
 */
final class WavHeaderReader {
  /** Data sizes from here on may be placeholders: the stream may end before. */
  private static final long PLACEHOLDER_BYTES = 0x7FFF_0000L;

  private static final long UNKNOWN_32 = 0xFFFF_FFFFL;

  private final SourceBytes source;
  private long riffBytes;
  private long ds64DataBytes = -1;

  private WavHeaderReader(SourceBytes source) {
    this.source = source;
  }

  /**
   * What stands before the samples.
   *
   * @param format of the samples
   * @param dataBytes at most so many bytes of samples; {@code Long.MAX_VALUE} for until the end
   * @param mayEndEarly whether the stream may end before {@code dataBytes}
   * @param riffEnd the byte after the whole file, as it declares; {@code Long.MAX_VALUE} if it does
   *     not
   * @param mayGoOn whether samples may follow the declared ones: 32 bits may have wrapped
   */
  record Header(
      WavFormat format, long dataBytes, boolean mayEndEarly, long riffEnd, boolean mayGoOn) {}

  /** Reads up to the first byte of the samples. */
  static Header read(SourceBytes source) throws IOException {
    return new WavHeaderReader(source).read();
  }

  private Header read() throws IOException {
    LittleEndian riff = new LittleEndian(source.readField(12, "a RIFF header"));
    riffBytes = riff.uint32(4);
    boolean sizes64 = riff.bytes()[1] != 'I'; // "RF64" or "BW64", not "RIFF"
    while (true) {
      long start = source.position();
      LittleEndian chunk = new LittleEndian(source.readField(8, "a fmt chunk"));
      String id = chunkId(chunk.bytes(), start);
      if (id.equals("fmt ")) {
        long size = chunk.uint32(4);
        return readData(WavFormat.read(source, size, start + 4, size & 1));
      }
      if (id.equals("data")) {
        throw source.error(start, "a fmt chunk before the samples", "the data chunk");
      }
      if (id.equals("ds64") && sizes64) {
        readDs64(chunk.uint32(4));
      } else {
        skipBody(chunk.uint32(4), id);
      }
    }
  }

  private Header readData(WavFormat format) throws IOException {
    while (true) {
      long start = source.position();
      LittleEndian chunk = new LittleEndian(source.readField(8, "a data chunk"));
      String id = chunkId(chunk.bytes(), start);
      if (id.equals("data")) {
        return dataChunk(format, chunk.uint32(4));
      }
      skipBody(chunk.uint32(4), id);
    }
  }

  private Header dataChunk(WavFormat format, long declared) throws IOException {
    long start = source.position();
    long size = declared == UNKNOWN_32 && ds64DataBytes >= 0 ? ds64DataBytes : declared;
    boolean exact64 = size != declared;
    long riffEnd = riffBytes < PLACEHOLDER_BYTES ? riffBytes + 8 : Long.MAX_VALUE;
    // A RIFF that goes on after empty data was completed by its writer: it may really be empty.
    boolean trulyEmpty = size == 0 && riffBytes < PLACEHOLDER_BYTES && riffBytes + 8 > start;
    if (size == 0 && !trulyEmpty || !exact64 && size == UNKNOWN_32) {
      return new Header(format, Long.MAX_VALUE, true, riffEnd, true);
    }
    return new Header(format, size, !exact64 && size >= PLACEHOLDER_BYTES, riffEnd, true);
  }

  private void readDs64(long size) throws IOException {
    long start = source.position();
    if (size < 24) {
      throw source.error(start - 4, "a ds64 chunk of at least 24 bytes", size + " bytes");
    }
    ds64DataBytes = new LittleEndian(source.readField(24, "a ds64 chunk")).int64(8);
    if (ds64DataBytes < -1) { // all ones: unknown
      throw source.error(start + 8, "a data size below 2^63", Long.toUnsignedString(ds64DataBytes));
    }
    source.skip(size - 24 + (size & 1), "the rest of the ds64 chunk");
  }

  private void skipBody(long size, String id) throws IOException {
    source.skip(size + (size & 1), "the body of chunk '" + id + "'");
  }

  /** Chunk names are printable ASCII: anything else means that the chunks are out of step. */
  private String chunkId(byte[] chunk, long start) throws IOException {
    for (int i = 0; i < 4; i++) {
      if (chunk[i] < ' ' || chunk[i] > '~') {
        String found = "the bytes " + HexFormat.ofDelimiter(" ").formatHex(chunk, 0, 4);
        throw source.error(start, "the name of a chunk", found);
      }
    }
    return new String(chunk, 0, 4, StandardCharsets.US_ASCII);
  }
}
