// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenCodesTest {
  private final SpeechCodec codec = Models.smallWithPrior();

  @TempDir private Path folder;

  @Test
  void theCodesOfARecordingComeBackAsItsSound() {
    CodeSequence spoken = codec.encode(Signals.clip(17_001, 4));
    int level = spoken.packets().get(0).level();
    CodeOptions asSpoken = CodeOptions.defaults().level(level).samples(17_001);
    CodeSequence given = CodeSequence.of(codec.model(), spoken.codes(), asSpoken);
    DecodeOptions anna = DecodeOptions.defaults().speaker("set/anna");
    int first = (int) spoken.header().packetSamples(); // the next packet has a level of its own
    assertArrayEquals(
        Arrays.copyOf(codec.decode(spoken, anna).samples(), first / 2),
        Arrays.copyOf(codec.decode(given, anna).samples(), first / 2));
    assertEquals(17_001, codec.decode(given).samples().length);
    assertEquals(Coding.PRIOR, given.header().coding());
  }

  @Test
  void bothLayoutsAreTheSameSpeech() {
    int[][] byFrame = {{1, 2}, {3, 4}, {5, 6}};
    int[][] byBook = {{1, 3, 5}, {2, 4, 6}};
    CodeOptions books = CodeOptions.defaults().layout(CodeLayout.BOOKS_BY_FRAMES);
    CodeSequence codes = CodeSequence.of(codec.model(), byFrame);
    assertEquals(codes, CodeSequence.of(codec.model(), byBook, books));
    assertArrayEquals(byFrame, codes.codes());
    AudioClip speech = codec.decode(codes);
    assertEquals(3 * codec.model().config().codeHopSamples(), speech.samples().length);
  }

  @Test
  void noFramesHaveNoLevels() {
    CodeOptions none = CodeOptions.defaults().levels(List.of());
    assertEquals(0, CodeSequence.of(codec.model(), new int[0][], none).samples());
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CodeSequence.of(codec.model(), new int[][] {{0}}, none));
    assertEquals("levels: expected 1, or 1 of packets of 50 frames, found 0", e.getMessage());
  }

  @Test
  void whatTheModelCannotSpeakIsNamed() {
    assertEquals(
        "frame 1, book 2: expected a code from 0 to 19, found 20",
        refusal(new int[][] {{0, 0}, {0, 20}}));
    assertEquals(
        "frame 1: expected 2 codes as in the first, found 1", refusal(new int[][] {{0, 0}, {0}}));
    assertEquals(
        "codes [frames][books]: expected 1 to 3 books, found 4",
        refusal(new int[][] {{0, 0, 0, 0}}));
    CodeOptions longer = CodeOptions.defaults().samples(321);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CodeSequence.of(codec.model(), new int[][] {{0}}, longer));
    assertEquals("321 samples: expected 2 frames, found 1", e.getMessage());
  }

  @Test
  void aVoiceIsNotHeardInNumbersThatAreNoSound() {
    float[] huge = new float[16_000];
    huge[7] = 1e20f;
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> codec.voiceOf(new AudioClip(huge, 16_000)));
    assertEquals("voice: expected samples from -1 to 1, found 1.0E20 at 7", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Voice.ofVector(1, -1, 1.01f));
    assertThrows(IllegalArgumentException.class, () -> Voice.ofVector(Float.NaN));
  }

  @Test
  void theHeaderDoesNotSayAnotherLength() {
    CodeSequence codes = codec.encode(Signals.clip(17_001, 4));
    PhcHeader header = codes.header().withSamples(OptionalLong.of(17_000));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CodeSequence(header, codes.packets(), 17_001, codec.model().prior()));
  }

  @Test
  void aVoiceBelongsToTheModelThatHeardIt() {
    AudioClip clip = Signals.clip(48_000, 3);
    Voice heard = Models.other().voiceOf(clip);
    DecodeOptions options = DecodeOptions.defaults().voice(heard);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> codec.decode(codec.encode(clip), options));
    assertTrue(e.getMessage().contains(Models.other().model().id()), e.getMessage());
  }

  @Test
  void soundGoesIntoASinkOfItsRate() throws IOException {
    Path file = folder.resolve("a.wav");
    try (AudioSink sink = AudioFiles.create(file, 8_000)) {
      CodeSequence codes = codec.encode(Signals.clip(16_000, 3));
      assertThrows(
          IllegalArgumentException.class,
          () -> codec.decode(codes.stream(), sink, DecodeOptions.defaults()));
    }
    assertFalse(Files.exists(file));
  }

  private String refusal(int[][] codes) {
    return assertThrows(IllegalArgumentException.class, () -> CodeSequence.of(codec.model(), codes))
        .getMessage();
  }
}
