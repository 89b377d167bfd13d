// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Analysis by synthesis with the built-in model, which knows how its codes sound. */
class RefinedCodesTest {
  private static final AudioClip CLIP = Signals.clip(50_000, 11);
  private static final EncodeOptions REFINED = EncodeOptions.defaults().refine(3);

  @Test
  void refinedCodesAreOthersAndCostAboutAsMuch() throws IOException {
    try (SpeechCodec codec = SpeechCodec.open()) {
      CodeSequence plain = codec.encode(CLIP);
      CodeSequence refined = codec.encode(CLIP, REFINED);
      assertEquals(plain.header(), refined.header());
      assertNotEquals(plain.packets(), refined.packets());
      assertEquals(plain.codedBits(), refined.codedBits(), 0.15 * plain.codedBits());
      byte[] file = Models.bytes(refined);
      assertEquals(refined, codec.read(new ByteArrayInputStream(file), "refined"));
    }
  }

  @Test
  void howSamplesArePortionedChangesNothing() throws IOException {
    try (SpeechCodec codec = SpeechCodec.open()) {
      Random random = new Random(12);
      List<Object> packets = new ArrayList<>();
      SpeechEncoder encoder = codec.newEncoder(REFINED);
      float[] samples = CLIP.samples();
      for (int at = 0; at < samples.length; ) {
        int length = Math.min(samples.length - at, 1 + random.nextInt(3000));
        encoder.push(samples, at, length);
        at += length;
        add(encoder, packets);
      }
      encoder.finish();
      add(encoder, packets);
      assertEquals(codec.encode(CLIP, REFINED).packets(), packets);
    }
  }

  private static void add(SpeechEncoder encoder, List<Object> packets) {
    for (Optional<?> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      packets.add(p.get());
    }
  }

  @Test
  void shortPacketsAndShortSpeechAreRefinedToo() throws IOException {
    try (SpeechCodec codec = SpeechCodec.open()) {
      EncodeOptions live = EncodeOptions.lowLatency();
      assertNotEquals(
          codec.encode(CLIP, live).packets(), codec.encode(CLIP, live.refine(3)).packets());
      for (int samples : new int[] {0, 1, 159, 320, 961, 15_840}) {
        CodeSequence codes = codec.encode(clip(samples), REFINED);
        assertEquals(samples, codec.decode(codes).samples().length);
      }
    }
  }

  private static AudioClip clip(int samples) {
    return new AudioClip(new float[samples], 16000);
  }

  @Test
  void whatCannotBeRefinedIsRefused() {
    SpeechCodec unmeasured = Models.smallWithPrior();
    var e = assertThrows(IllegalArgumentException.class, () -> unmeasured.encode(CLIP, REFINED));
    assertTrue(e.getMessage().contains("small"), e.getMessage());
    var f = assertThrows(IllegalArgumentException.class, () -> REFINED.speaker("set/bert"));
    assertTrue(f.getMessage().contains("set/bert"), f.getMessage());
    assertThrows(IllegalArgumentException.class, () -> REFINED.packetFrames(1001));
    assertThrows(IllegalArgumentException.class, () -> EncodeOptions.defaults().refine(-1));
    assertThrows(IllegalArgumentException.class, () -> EncodeOptions.defaults().refine(101));
  }
}
