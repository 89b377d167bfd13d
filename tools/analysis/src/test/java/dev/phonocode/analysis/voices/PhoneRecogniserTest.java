// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.voices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.audio.AudioClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneRecogniserTest {
  @TempDir Path folder;
  private PhoneRecogniser recogniser;

  @BeforeEach
  void find() throws IOException {
    Optional<PhoneRecogniser> installed = PhoneRecogniser.installed();
    assumeTrue(installed.isPresent(), "pocketsphinx or its model en-us is not installed");
    recogniser = installed.get();
  }

  @Test
  void wordsArePhonesByTheDictionary() {
    assertEquals(List.of("K", "AE", "T"), recogniser.phones("Cat.").orElseThrow());
    assertEquals(
        recogniser.phones("a cat").orElseThrow(), recogniser.phones("  A, cat!").orElseThrow());
    assertTrue(recogniser.phones("cat qzxqzx").isEmpty());
    assertTrue(recogniser.phones("...").isEmpty());
  }

  @Test
  void distanceCountsWholePhones() {
    assertEquals(0, recogniser.distance(List.of("AA", "B"), List.of("AA", "B")));
    assertEquals(1, recogniser.distance(List.of("AA", "B"), List.of("AE", "B")));
    assertEquals(2, recogniser.distance(List.of(), List.of("AE", "B")));
  }

  @Test
  void silenceIsNoPhone() throws IOException {
    assertTrue(recogniser.hear(new AudioClip(new float[8000], 16000), folder).size() <= 1);
  }
}
