// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.model.infer.prior.PriorSampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NewSpeechTest {
  private final SpeechCodec codec = Models.smallWithPrior();
  private final SampleOptions options = SampleOptions.defaults().seed(5);

  @Test
  void isAsLongAsAskedAndASequenceLikeAnyOther() throws IOException {
    CodeSequence codes = codec.sample(2.31, options);
    assertEquals(116, codes.frames()); // 2.31 s · 50 frames a second, rounded
    assertEquals(116 * 320, codec.decode(codes).samples().length);
    byte[] bytes = Models.bytes(codes);
    assertEquals(codes, codec.read(new ByteArrayInputStream(bytes), "sample"));
    assertEquals(0, codec.sample(0, options).frames());
  }

  @Test
  void dependsOnSeedAndTemperatureAlone() {
    CodeSequence codes = codec.sample(2, options);
    assertEquals(codes, codec.sample(2, options));
    assertArrayEquals(codes.codes(), codec.sample(2, options.speaker("set/bert")).codes());
    assertNotEquals(codes.packets(), codec.sample(2, options.seed(6)).packets());
    CodeSequence likeliest = codec.sample(2, options.temperature(0));
    assertNotEquals(codes.packets(), likeliest.packets());
    assertEquals(likeliest.packets(), codec.sample(2, options.seed(6).temperature(0)).packets());
  }

  @Test
  void aLongerSampleStartsLikeAShorterOne() {
    int[][] longer = codec.sample(2, options).codes();
    assertArrayEquals(codec.sample(1.3, options).codes(), Arrays.copyOf(longer, 65));
  }

  @Test
  void goesOnFromWhatItHasHeard() {
    CodeSequence prime =
        codec.encode(
            Signals.clip(20_000, 3), EncodeOptions.defaults().packetFrames(50)); // 62.5 frames
    int[][] heard = prime.codes();
    CodeSequence codes = codec.sample(1, options.prime(prime));
    assertEquals(63 + 50, codes.frames());
    assertArrayEquals(heard, Arrays.copyOf(codes.codes(), 63));
    assertEquals(prime.packets().get(0), codes.packets().get(0));
    assertEquals(prime.packets().get(1).level(), codes.packets().get(2).level());

    PriorSampler sampler = new PriorSampler(codec.model().prior().orElseThrow(), 5, 1);
    Arrays.stream(heard).forEach(sampler::prime);
    for (int frame = 63; frame < codes.frames(); frame++) {
      assertArrayEquals(sampler.next(), codes.codes()[frame], "frame " + frame);
    }
  }

  @Test
  void speaksInTheVoiceThatIsNamedOrHeardOrThatTheSeedChooses() {
    assertEquals((byte) -63, voice(options.speaker("set/bert"))); // -0.5 · 127, rounded up
    CodeSequence prime = codec.encode(Signals.clip(20_000, 3));
    assertArrayEquals(prime.speaker(), codec.sample(1, options.prime(prime)).speaker());
    assertEquals((byte) -63, voice(options.prime(prime).speaker("set/bert")));
    assertEquals((byte) 64, voice(options.seed(0)));
    assertEquals((byte) -63, voice(options.seed(-1)));
  }

  private byte voice(SampleOptions of) {
    return codec.sample(1, of).speaker()[0];
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThrows(UnknownSpeakerException.class, () -> voice(options.speaker("nobody")));
    assertThrows(UnsupportedOperationException.class, () -> Models.small().sample(1, options));
    assertThrows(IllegalArgumentException.class, () -> codec.sample(-1, options));
    assertThrows(IllegalArgumentException.class, () -> codec.sample(Double.NaN, options));
    assertThrows(IllegalArgumentException.class, () -> options.temperature(-1));
    CodeSequence thin = codec.encode(Signals.clip(20_000, 3)).books(2);
    assertThrows(IllegalArgumentException.class, () -> codec.sample(1, options.prime(thin)));
    CodeSequence foreign = Models.other().encode(Signals.clip(20_000, 3));
    assertThrows(ModelMismatchException.class, () -> codec.sample(1, options.prime(foreign)));
  }
}
