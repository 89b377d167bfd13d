// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.model.SpeakerBytes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SpeechCodecTest {
  private final SpeechCodec codec = Models.small();

  @Test
  void givesBackAsManySamplesAsItTook() {
    for (int samples : new int[] {0, 1, 159, 160, 161, 319, 320, 321, 15_999, 16_000, 16_641}) {
      CodeSequence codes = codec.encode(Signals.clip(samples, samples));
      assertEquals((samples + 319) / 320, codes.frames());
      assertEquals(codes.frames(), codes.codes().length);
      AudioClip again = codec.decode(codes);
      assertEquals(samples, again.samples().length);
      assertEquals(16_000, again.sampleRateHz());
    }
  }

  @Test
  void worksAsThePaperHasIt() {
    SpeechCodec paper = Models.paperLike();
    for (int samples : new int[] {0, 1, 63, 64, 65, 16_001}) {
      CodeSequence codes = paper.encode(Signals.clip(samples, samples));
      assertEquals((samples + 63) / 64, codes.frames());
      assertEquals(samples, paper.decode(codes).samples().length);
    }
    CodeSequence table = paper.encode(Signals.clip(3_000, 1));
    float[] row = paper.model().tableSpeaker(0);
    assertArrayEquals(SpeakerBytes.of(row), table.speaker(), "the voice is the table's first row");
  }

  @Test
  void takesAnyRateToTheModels() {
    AudioClip slow = new AudioClip(Signals.babble(8_001, 1, 5), 8_000);
    CodeSequence codes = codec.encode(slow);
    assertEquals(16_002, codes.samples());
    assertEquals(16_002, codec.decode(codes).samples().length);
  }

  @Test
  void sharesOneModelBetweenThreads() throws Exception {
    AudioClip clip = Signals.clip(20_000, 3);
    CodeSequence alone = codec.encode(clip);
    AudioClip decoded = codec.decode(alone);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<AudioClip> both = () -> codec.decode(codec.encode(clip));
    for (Future<AudioClip> result : threads.invokeAll(Collections.nCopies(8, both))) {
      assertEquals(decoded, result.get());
    }
    threads.shutdown();
  }

  @Test
  void givesLouderSpeechBackLouder() {
    CodeSequence loud = codec.encode(new AudioClip(Signals.babble(32_000, 0.5, 9), 16_000));
    CodeSequence soft = codec.encode(new AudioClip(Signals.babble(32_000, 0.05, 9), 16_000));
    double difference = soft.packets().get(0).level() - loud.packets().get(0).level();
    assertEquals(40, difference, 1, "20 dB in half decibels, each level rounded to a half");
    double ratio =
        Signals.rms(codec.decode(loud).samples()) / Signals.rms(codec.decode(soft).samples());
    // Codes may differ where a feature lies near the boundary of two; the loudness may not.
    assertEquals(10, ratio, 1.5);
  }

  @Test
  void decodesAPrefixOfTheBooks() {
    AudioClip clip = Signals.clip(9_000, 2);
    CodeSequence all = codec.encode(clip);
    for (int books = 1; books <= 3; books++) {
      CodeSequence thin = codec.encode(clip, EncodeOptions.defaults().books(books));
      assertEquals(all.books(books), thin, "encoding with fewer books drops the others");
      assertEquals(9_000, codec.decode(thin).samples().length);
      assertEquals(all.frames() * books * 5, thin.nominalBits());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> codec.encode(clip, EncodeOptions.defaults().books(4)));
  }

  @Test
  void theSameSeedGivesTheSameSamplesAndAnotherDoesNot() {
    CodeSequence codes = codec.encode(Signals.clip(6_400, 4));
    AudioClip seven = codec.decode(codes, DecodeOptions.defaults().seed(7));
    assertEquals(seven, codec.decode(codes, DecodeOptions.defaults().seed(7)));
    assertNotEquals(seven, codec.decode(codes, DecodeOptions.defaults().seed(8)));
    assertNotEquals(seven, codec.decode(codes, DecodeOptions.defaults().seed(7).temperature(0.1)));
  }

  @Test
  void speaksInAVoiceOfTheModelByName() {
    AudioClip clip = Signals.clip(6_400, 4);
    CodeSequence codes = codec.encode(clip);
    DecodeOptions anna = DecodeOptions.defaults().speaker("set/anna");
    assertNotEquals(codec.decode(codes), codec.decode(codes, anna));
    CodeSequence asAnna = codec.encode(clip, EncodeOptions.defaults().speaker("set/anna"));
    assertArrayEquals(new byte[] {64, 64, 64, 64, 64}, asAnna.speaker());
    assertArrayEquals(codes.codes(), asAnna.codes(), "the codes hold no voice");
  }

  @Test
  void anUnknownVoiceIsRefusedWithTheNearestNames() {
    CodeSequence codes = codec.encode(Signals.clip(640, 4));
    UnknownSpeakerException e =
        assertThrows(
            UnknownSpeakerException.class,
            () -> codec.decode(codes, DecodeOptions.defaults().speaker("set/berta")));
    assertEquals(List.of("set/bert", "set/anna"), e.nearest());
    assertEquals(
        "speaker set/berta is not one of the model's 2 voices; the nearest names are set/bert,"
            + " set/anna",
        e.getMessage());
  }

  @Test
  void codesOfAnotherModelAreRefusedByBothNames() {
    CodeSequence codes = Models.other().encode(Signals.clip(640, 4));
    ModelMismatchException e =
        assertThrows(ModelMismatchException.class, () -> codec.decode(codes));
    assertTrue(e.getMessage().contains(codes.modelId()), e.getMessage());
    assertTrue(e.getMessage().contains(codec.model().id()), e.getMessage());
  }

  @Test
  void speechTooShortToHearAVoiceGetsTheNeutralOne() {
    assertArrayEquals(new byte[5], codec.encode(Signals.clip(319, 1)).speaker());
    assertFalse(Arrays.equals(new byte[5], codec.encode(Signals.clip(640, 1)).speaker()));
  }
}
