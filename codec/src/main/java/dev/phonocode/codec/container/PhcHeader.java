// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What holds for a whole {@code .phc} stream.
 *
 * @param modelId SHA-256 of the model that made the codes, 64 lower-case hex digits
 * @param sampleRateHz of the speech
 * @param hopSamples samples for each code frame
 * @param packetFrames code frames in a packet; the last may have fewer
 * @param samples of the speech, if known before its end
 * @param codebookSizes one for each book
 * @param speaker the speaker's vector times 127, each -127 to 127; may be empty; copied
 * @param coding of the packets' codes
 */
public record PhcHeader(
    String modelId,
    int sampleRateHz,
    int hopSamples,
    int packetFrames,
    OptionalLong samples,
    List<Integer> codebookSizes,
    byte[] speaker,
    Coding coding) {

  /** The format version that this release writes. */
  public static final int VERSION = 1;

  /** The most bytes that the payload of one packet may have. */
  public static final int MAX_PAYLOAD_BYTES = 65535;

  /** The highest sample rate. */
  public static final int MAX_RATE_HZ = 1_000_000;

  /** The most samples of a code frame. */
  public static final int MAX_HOP_SAMPLES = 1_000_000;

  private static final int MAX_BOOKS = 32;
  private static final int MAX_CODEBOOK_SIZE = 65536;
  private static final int MAX_SPEAKER_SIZE = 64;

  /** The most samples: sums of frames and samples below this stay far from overflow. */
  public static final long MAX_SAMPLES = 1L << 48;

  /** Checks every field, naming the one that is wrong. */
  public PhcHeader {
    codebookSizes = List.copyOf(codebookSizes);
    speaker = speaker.clone();
    if (!modelId.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("model id: expected 64 hex digits, found " + modelId);
    }
    checkRange("sample rate", sampleRateHz, 1, MAX_RATE_HZ);
    checkRange("hop", hopSamples, 1, MAX_HOP_SAMPLES);
    checkRange("samples", samples.orElse(0), 0, MAX_SAMPLES);
    checkRange("books", codebookSizes.size(), 1, MAX_BOOKS);
    codebookSizes.forEach(size -> checkRange("codebook size", size, 2, MAX_CODEBOOK_SIZE));
    checkRange("speaker length", speaker.length, 0, MAX_SPEAKER_SIZE);
    for (byte number : speaker) {
      checkRange("speaker vector", number, -127, 127);
    }
    checkRange("packet frames", packetFrames, 1, 8 * MAX_PAYLOAD_BYTES / bits(codebookSizes));
  }

  /** A copy of the speaker's vector times 127. */
  @Override
  public byte[] speaker() {
    return speaker.clone();
  }

  /** Codes in a frame. */
  public int books() {
    return codebookSizes.size();
  }

  /** Bits of one frame's codes at fixed width. */
  public int frameBits() {
    return bits(codebookSizes);
  }

  /** Bytes of {@code frames} frames at fixed width. */
  public int payloadBytes(int frames) {
    return (frames * frameBits() + 7) / 8;
  }

  /** Code frames a second. */
  public double frameRateHz() {
    return (double) sampleRateHz / hopSamples;
  }

  /** Samples for each packet but the last. */
  public long packetSamples() {
    return (long) packetFrames * hopSamples;
  }

  /** Code frames that cover {@code samples}. */
  public long framesOf(long samples) {
    return (samples + hopSamples - 1) / hopSamples;
  }

  /** The same stream with its first {@code books} books alone. */
  public PhcHeader withBooks(int books) {
    checkRange("books", books, 1, books());
    return new PhcHeader(
        modelId,
        sampleRateHz,
        hopSamples,
        packetFrames,
        samples,
        codebookSizes.subList(0, books),
        speaker,
        coding);
  }

  /** The same stream with another number of samples, or an unknown one. */
  public PhcHeader withSamples(OptionalLong count) {
    return new PhcHeader(
        modelId, sampleRateHz, hopSamples, packetFrames, count, codebookSizes, speaker, coding);
  }

  /** The same stream in another voice. */
  public PhcHeader withSpeaker(byte[] vector) {
    return new PhcHeader(
        modelId, sampleRateHz, hopSamples, packetFrames, samples, codebookSizes, vector, coding);
  }

  /** The same stream with its codes written in another way. */
  public PhcHeader withCoding(Coding other) {
    return new PhcHeader(
        modelId, sampleRateHz, hopSamples, packetFrames, samples, codebookSizes, speaker, other);
  }

  /** Bits that hold any code of a codebook of this size. */
  public static int codeBits(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
  }

  private static int bits(List<Integer> sizes) {
    return sizes.stream().mapToInt(PhcHeader::codeBits).sum();
  }

  private static void checkRange(String field, long found, long low, long high) {
    if (found < low || found > high) {
      throw new IllegalArgumentException(
          field + ": expected " + low + " to " + high + ", found " + found);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhcHeader h
        && modelId.equals(h.modelId)
        && sampleRateHz == h.sampleRateHz
        && hopSamples == h.hopSamples
        && packetFrames == h.packetFrames
        && samples.equals(h.samples)
        && codebookSizes.equals(h.codebookSizes)
        && Arrays.equals(speaker, h.speaker)
        && coding == h.coding;
  }

  @Override
  public int hashCode() {
    return Objects.hash(modelId, packetFrames, samples, codebookSizes, Arrays.hashCode(speaker));
  }

  @Override
  public String toString() {
    return "%d books of %s codes at %s Hz, packets of %d frames, %s, model %.8s"
        .formatted(books(), codebookSizes, frameRateHz(), packetFrames, coding, modelId);
  }
}
