// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much later than the speech its codes and its sound are there, with the built-in model. */
class LatencyTest {
  private static final int STEP_SAMPLES = 16; // a millisecond

  /**
   * @param codes milliseconds from a sample to the packet that has its code, at most
   * @param sound milliseconds from a sample to what is heard of it, at most
   */
  private record Latency(int codes, int sound) {}

  @Test
  void isThatOfTheDesignPage() throws IOException {
    EncodeOptions streams = EncodeOptions.forStreams();
    assertEquals(new Latency(1040, 1226), latency(streams));
    assertEquals(new Latency(240, 426), latency(streams.packetFrames(10).speaker("vctk/p239")));
    assertEquals(new Latency(80, 266), latency(EncodeOptions.lowLatency()));
    assertEquals(new Latency(60, 246), latency(EncodeOptions.lowLatency().packetFrames(1)));
  }

  /** The trap that {@link EncodeOptions#forStreams()} is there for. */
  @Test
  void optionsForWholeFilesHoldTwentySecondsBack() throws IOException {
    assertEquals(20_000, latency(EncodeOptions.defaults()).codes());
  }

  @Test
  void anEncoderWithoutOptionsIsForStreams() throws IOException {
    try (SpeechCodec codec = SpeechCodec.open()) {
      float[] speech = Signals.babble(16_000 * 6 / 5, 0.5, 1);
      SpeechEncoder encoder = codec.newEncoder();
      encoder.push(speech, 0, speech.length);
      assertEquals(50, encoder.poll().orElseThrow().frames());
    }
  }

  private static Latency latency(EncodeOptions options) throws IOException {
    try (SpeechCodec codec = SpeechCodec.open()) {
      float[] speech = Signals.babble(16_000 * 21, 0.5, 1);
      SpeechEncoder encoder = codec.newEncoder(options.books(1));
      Optional<SpeechDecoder> decoder = Optional.empty();
      float[] heard = new float[speech.length];
      long coded = 0;
      long spoken = 0;
      long codesLate = 0;
      long soundLate = 0;
      boolean isShort = !options.equals(EncodeOptions.defaults());
      for (int at = 0; at < (isShort ? 16_000 * 4 : speech.length); at += STEP_SAMPLES) {
        codesLate = Math.max(codesLate, at + STEP_SAMPLES - coded);
        soundLate = Math.max(soundLate, at + STEP_SAMPLES - spoken);
        encoder.push(speech, at, STEP_SAMPLES);
        if (decoder.isEmpty()) {
          decoder = encoder.header().map(codec::newDecoder);
        }
        for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
          decoder.orElseThrow().push(p.get());
          coded += 320L * p.get().frames();
        }
        if (decoder.isPresent() && isShort) {
          spoken += decoder.get().poll(heard, 0, heard.length);
        }
      }
      return new Latency((int) codesLate / STEP_SAMPLES, (int) soundLate / STEP_SAMPLES);
    }
  }
}
