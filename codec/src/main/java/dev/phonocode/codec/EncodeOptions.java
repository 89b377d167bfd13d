// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.infer.SpeechModel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How speech is encoded.
 *
 * @param books kept of each frame, from the first on; the model's default if empty. Fewer books,
 *     fewer bits
 * @param packetFrames code frames in a packet: what one damaged byte can cost, where a stretch can
 *     be cut, and the delay of a stream. Longer packets, fewer bits
 * @param lookIn the stretch at the start from which the speaker's voice is taken. A stream gives
 *     its first packet only after it; what is shorter than two log-mel frames has the neutral
 *     voice, all zeros
 * @param speaker name of a voice of the model to write in place of the speaker's own; then there is
 *     no look-in
 * @param isRaw whether packets are written at fixed width though the model has a prior; codes are
 *     then chosen by distance alone, not by what they cost the prior
 * @param passes of analysis by synthesis: after the search, codes are set against the sound that
 *     they will make, and chosen anew; three change each frame once. More intelligible, nearer in
 *     pitch, in about as many bits and some three times the time; {@code
 *     src/design/0024-synthesis.md}
 */
public record EncodeOptions(
    OptionalInt books,
    int packetFrames,
    Duration lookIn,
    Optional<String> speaker,
    boolean isRaw,
    int passes) {
  private static final int DEFAULT_PACKET_FRAMES = 200;
  private static final Duration DEFAULT_LOOK_IN = Duration.ofSeconds(20);
  private static final int STREAM_PACKET_FRAMES = 50;
  private static final Duration STREAM_LOOK_IN = Duration.ofSeconds(1);
  private static final int LOW_LATENCY_FRAMES = 2;
  private static final int MAX_PASSES = 100;
  private static final int MAX_REFINED_FRAMES = 1000; // a packet's are in memory, layer by layer
  private static final Duration MAX_LOOK_IN = Duration.ofMinutes(10);

  /** Rejects what no encoder can do. */
  public EncodeOptions {
    if (books.isPresent() && books.getAsInt() < 1) {
      throw new IllegalArgumentException("books: expected at least 1, found " + books.getAsInt());
    }
    if (packetFrames < 1) {
      throw new IllegalArgumentException(
          "packet frames: expected at least 1, found " + packetFrames);
    }
    if (lookIn.isNegative() || lookIn.compareTo(MAX_LOOK_IN) > 0) {
      throw new IllegalArgumentException(
          "look-in: expected 0 to " + MAX_LOOK_IN + ", found " + lookIn);
    }
    if (passes < 0 || passes > MAX_PASSES) {
      throw new IllegalArgumentException(
          "passes: expected 0 to " + MAX_PASSES + ", found " + passes);
    }
    if (passes > 0 && packetFrames > MAX_REFINED_FRAMES) {
      throw new IllegalArgumentException(
          "packet frames: expected at most "
              + MAX_REFINED_FRAMES
              + " where codes are refined, found "
              + packetFrames);
    }
    if (passes > 0 && speaker.isPresent()) {
      throw new IllegalArgumentException(
          "passes: codes are set against the speech in its own voice, found speaker "
              + speaker.get());
    }
  }

  /**
   * For recordings: the model's default books, packets of 200 frames (four seconds of {@code
   * default}), the speaker's voice from the first 20 seconds.
   */
  public static EncodeOptions defaults() {
    return new EncodeOptions(
        OptionalInt.empty(), DEFAULT_PACKET_FRAMES, DEFAULT_LOOK_IN, Optional.empty(), false, 0);
  }

  /**
   * For speech that is still being spoken: as {@link #defaults}, but packets have 50 frames (one
   * second), and the voice is heard in the first second, so that the first packet comes no later
   * than the others. What {@link SpeechCodec#newEncoder()} takes.
   */
  public static EncodeOptions forStreams() {
    return defaults().packetFrames(STREAM_PACKET_FRAMES).lookIn(STREAM_LOOK_IN);
  }

  /**
   * For talking and listening at once: packets of 2 frames, codes at fixed width, and no look-in,
   * so that the header has a neutral voice: name one with {@link #speaker}, or decode with one.
   * With the built-in model the codes of a sample are there 80 ms after it; {@code
   * src/design/0019-page.md} has the latency of each setting and what it costs in bits.
   */
  public static EncodeOptions lowLatency() {
    return defaults().packetFrames(LOW_LATENCY_FRAMES).lookIn(Duration.ZERO).raw();
  }

  /** As {@link #defaults}, with all books of a model: for those who study its codes. */
  public static EncodeOptions allBooks(SpeechModel model) {
    return defaults().books(model.config().quantiser().books());
  }

  /** These options with the first {@code count} books alone. */
  public EncodeOptions books(int count) {
    return new EncodeOptions(OptionalInt.of(count), packetFrames, lookIn, speaker, isRaw, passes);
  }

  /** These options with packets of {@code frames} code frames. */
  public EncodeOptions packetFrames(int frames) {
    return new EncodeOptions(books, frames, lookIn, speaker, isRaw, passes);
  }

  /** These options with another look-in. */
  public EncodeOptions lookIn(Duration stretch) {
    return new EncodeOptions(books, packetFrames, stretch, speaker, isRaw, passes);
  }

  /** These options with a voice of the model, by name. */
  public EncodeOptions speaker(String name) {
    return new EncodeOptions(books, packetFrames, lookIn, Optional.of(name), isRaw, passes);
  }

  /**
   * These options without the model's prior: codes chosen by their error alone, at fixed width,
   * that need no model to read.
   */
  public EncodeOptions raw() {
    return new EncodeOptions(books, packetFrames, lookIn, speaker, true, passes);
  }

  /**
   * These options with so many passes of analysis by synthesis.
   *
   * @param count 0 to 100; three choose each frame once more
   * @throws IllegalArgumentException if packets are longer than 1000 frames, or a voice is named:
   *     codes are set against the speech in its own
   */
  public EncodeOptions refine(int count) {
    return new EncodeOptions(books, packetFrames, lookIn, speaker, isRaw, count);
  }
}
