// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonTest {
  @Test
  void readsBackWhatItWrote() {
    for (ModelConfig config : new ModelConfig[] {TestConfigs.tiny(), TestConfigs.tinyPaper(3)}) {
      assertEquals(config, ConfigJson.parse(ConfigJson.format(config)));
    }
  }

  @Test
  void readsBackWhatCodesStandFor() {
    ModelConfig guided =
        TestConfigs.tiny().withPhones(Optional.of(new ModelConfig.Phones(2, List.of("AA", "SIL"))));
    assertEquals(guided, ConfigJson.parse(ConfigJson.format(guided)));
    String unlabelled = ConfigJson.format(TestConfigs.tiny());
    assertFalse(unlabelled.contains("phones"), "bundles without labels keep their bytes");
  }

  @Test
  void tellsOfPitchOnlyWhereItIsCorrected() {
    String json = ConfigJson.format(TestConfigs.tiny());
    assertFalse(json.contains("pitch_correction"), "older bundles keep their bytes");
    String corrected =
        json.replace("\"mel_head\": true", "\"mel_head\": true,\n    \"pitch_correction\": true");
    assertTrue(ConfigJson.parse(corrected).conditioner().pitchCorrection());
    assertEquals(corrected, ConfigJson.format(ConfigJson.parse(corrected)));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ConfigJson.parse(corrected.replace("mel_head\": true", "mel_head\": false")));
    assertEquals(
        "model config: conditioner.pitchCorrection is true, expected false: no heads",
        e.getMessage());
  }

  @Test
  void refusesPhonesOfABookThatIsNotThere() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TestConfigs.tiny()
                    .withPhones(Optional.of(new ModelConfig.Phones(3, List.of("AA", "SIL")))));
    assertEquals("model config: phones.book is 3, expected 1 to 2", e.getMessage());
  }

  @Test
  void namesTheFieldThatIsWrong() {
    String json = ConfigJson.format(TestConfigs.tiny()).replace("\"books\": 2", "\"books\": 0");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ConfigJson.parse(json));
    assertEquals("model config: quantiser.books is 0, expected 1 to 32", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.001", "1.001", "1e400"})
  void refusesAProbabilityFloorThatIsNoProbability(String floor) {
    assertRefused("\"probability_floor\": [^,\n}]+", "\"probability_floor\": " + floor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.7", "1e39"})
  void refusesTemperaturesThatNothingCanBeDrawnAt(String temperature) {
    assertRefused("(\"temperatures\": \\[\\s*)[^,\\]\\s]+", "$1" + temperature);
  }

  private static void assertRefused(String field, String value) {
    String good = ConfigJson.format(TestConfigs.tiny());
    String bad = good.replaceFirst(field, value);
    assertNotEquals(good, bad);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ConfigJson.parse(bad));
    assertTrue(e.getMessage().startsWith("model config: decoder."), e.getMessage());
  }

  @Test
  void refusesAnArchitectureOfTheFuture() {
    String json = ConfigJson.format(TestConfigs.tiny()).replace("\"version\": 1", "\"version\": 2");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ConfigJson.parse(json));
    assertTrue(e.getMessage().contains("version is 2"), e.getMessage());
  }

  @Test
  void refusesWhatIsNoConfig() {
    for (String json : new String[] {"", "{}", "[1]", "{\"encoder\":", "null"}) {
      assertThrows(IllegalArgumentException.class, () -> ConfigJson.parse(json), json);
    }
  }
}
