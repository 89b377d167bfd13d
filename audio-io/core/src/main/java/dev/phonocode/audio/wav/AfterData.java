// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What follows the samples that a header declares: chunks, tags, nothing; or more samples, where a
 * file grew over 4 GiB and the size wrapped, or its recorder died before it wrote the size.
 */
final class AfterData {
  private static final int CHUNK_HEAD = 8;

  /** Chunks that programs append without telling the RIFF header. */
  private static final Set<String> KNOWN =
      Set.of(
          "LIST", "fact", "cue ", "bext", "iXML", "id3 ", "ID3 ", "PEAK", "JUNK", "junk", "FLLR",
          "PAD ", "smpl", "inst", "plst", "axml", "chna", "_PMX", "umid", "minf", "elm1", "regn",
          "acid", "afsp", "cart", "DISP", "data", "note", "labl", "ltxt", "Fake", "levl", "link");

  private AfterData() {}

  /**
   * Whether samples go on.
   *
   * @param source after the declared data
   */
  static boolean isMoreSamples(SourceBytes source, WavHeaderReader.Header header)
      throws IOException {
    if (!header.mayGoOn()) {
      return false;
    }
    int padding = (int) (header.dataBytes() & 1);
    byte[] next = source.peek(CHUNK_HEAD + padding);
    return next.length >= CHUNK_HEAD
        && !isOther(next, 0, source.position(), header)
        && !isOther(next, padding, source.position(), header);
  }

  /** Bytes of a second chunk of samples right after the first; 0 if there is none. */
  static long secondDataBytes(SourceBytes source, WavHeaderReader.Header header)
      throws IOException {
    int padding = (int) (header.dataBytes() & 1);
    byte[] next = source.peek(CHUNK_HEAD + padding);
    for (int at : new int[] {0, padding}) {
      boolean isThere = next.length >= at + CHUNK_HEAD;
      if (isThere && new String(next, at, 4, StandardCharsets.ISO_8859_1).equals("data")) {
        return new LittleEndian(next).uint32(at + 4);
      }
    }
    return 0;
  }

  private static boolean isOther(
      byte[] next, int at, long position, WavHeaderReader.Header header) {
    if (next.length < at + CHUNK_HEAD) {
      return true; // too little for a chunk or for sound worth a word
    }
    String id = new String(next, at, 4, StandardCharsets.ISO_8859_1);
    boolean isTag = id.startsWith("TAG") || id.startsWith("ID3") || id.equals("APET");
    boolean isName = id.chars().allMatch(c -> c >= ' ' && c <= '~');
    long end = position + at + CHUNK_HEAD + new LittleEndian(next).uint32(at + 4);
    boolean fits = header.riffEnd() != Long.MAX_VALUE && end <= header.riffEnd();
    return isTag || KNOWN.contains(id) || isName && fits;
  }
}
