// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.Floats;
import dev.phonocode.audio.timbre.Timbre;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {
  private static final Timbre TIMBRE = new Timbre(twenty(-1.5f), twenty(0.25f));

  @TempDir Path folder;

  private static Floats twenty(float number) {
    float[] numbers = new float[20];
    Arrays.fill(numbers, number);
    return Floats.of(numbers);
  }

  private static Floats vector() {
    float[] numbers = new float[TestConfigs.tiny().speaker().size()];
    numbers[0] = 0.5f;
    numbers[1] = -0.25f;
    return Floats.of(numbers);
  }

  private static ModelBundle bundle(float bias) {
    return new ModelBundle(
        TestConfigs.tiny(),
        Weights.of(Map.of("a.bias", new Tensor(new int[] {1}, new float[] {bias}))),
        List.of(
            new NamedSpeaker("corpus/x", "F", 12.5, "CC BY 4.0", vector(), 190.5)
                .withTimbre(TIMBRE)),
        "{\"steps\": 3}",
        "# Card\n");
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Path file = folder.resolve("m.phm");
    bundle(1).write(file);
    ModelBundle back = ModelBundle.read(file);
    assertEquals(bundle(1).config(), back.config());
    assertEquals(bundle(1).weights().tensors(), back.weights().tensors());
    assertEquals(bundle(1).speakers(), back.speakers());
    assertEquals("{\"steps\": 3}", back.provenance());
    assertEquals("# Card\n", back.card());
    assertEquals(bundle(1).id(), back.id());
  }

  @Test
  void aVoiceOfAnOlderBundleHasNeitherPitchNorTimbre() {
    String old = "{\"name\":\"a\",\"sex\":\"F\",\"minutes\":1,\"licence\":\"l\",\"vector\":[0.5]}";
    NamedSpeaker speaker = ModelBundle.GSON.fromJson(old, NamedSpeaker.class);
    assertEquals(new NamedSpeaker("a", "F", 1, "l", Floats.of(0.5f), 0), speaker);
    assertTrue(speaker.pitch().isEmpty());
    assertTrue(speaker.timbre().isEmpty());
    assertEquals(Optional.of(TIMBRE), speaker.withTimbre(TIMBRE).timbre());
  }

  @Test
  void equalBundlesAreEqualBytes() throws IOException {
    bundle(1).write(folder.resolve("a.phm"));
    bundle(1).write(folder.resolve("b.phm"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.phm")), Files.readAllBytes(folder.resolve("b.phm")));
  }

  @Test
  void theNameDependsOnTheWeights() {
    assertNotEquals(bundle(1).id(), bundle(2).id());
  }

  @Test
  void refusesEveryTruncationAndDamageInTheWeights() throws IOException {
    Path file = folder.resolve("m.phm");
    bundle(1).write(file);
    byte[] bytes = Files.readAllBytes(file);
    // The zip's central directory, at the end, is not needed: entries are read in order.
    int directory = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
    for (int n = 0; n < directory; n++) {
      byte[] cut = Arrays.copyOf(bytes, n);
      assertThrows(IOException.class, () -> read(cut), "cut to " + n + " bytes");
    }
    int weights = indexOf(bytes, "a.bias".getBytes());
    byte[] flipped = bytes.clone();
    flipped[weights] ^= 1;
    IOException e = assertThrows(IOException.class, () -> read(flipped));
    assertTrue(e.getMessage().startsWith("test.phm: "), e.getMessage());
  }

  private static ModelBundle read(byte[] bytes) throws IOException {
    return ModelBundle.read(new ByteArrayInputStream(bytes), "test.phm");
  }

  private static int indexOf(byte[] bytes, byte[] what) {
    for (int i = 0; i + what.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
