// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeakersTest extends InWorkplace {

  @Test
  void peopleGetATable() {
    List<String> lines = place.run("speakers").succeeds().text().lines().toList();
    assertEquals(1 + RandomModel.SPEAKERS.size(), lines.size());
    assertEquals("name      sex  minutes    Hz  licence", lines.get(0));
    assertEquals("set/anna  ?        1.0   220  none", lines.get(1));
  }

  @Test
  void scriptsGetAJsonObjectAVoice() {
    List<String> lines = place.run("speakers", "--json").succeeds().text().lines().toList();
    assertEquals(
        "{\"name\":\"set/anna\",\"sex\":\"?\",\"minutes\":1,\"pitch_hz\":220,\"licence\":\"none\"}",
        lines.get(0));
    assertTrue(lines.get(1).contains("\"pitch_hz\":null"), lines.get(1));
  }

  @Test
  void theBundleMayBeNamedOrComeThroughAPipe() throws IOException {
    String named = Run.of("speakers", place.model()).succeeds().text();
    byte[] bytes = Files.readAllBytes(place.model());
    assertEquals(named, place.run(bytes, "speakers", "-").succeeds().text());
    assertEquals(named, place.run("speakers").succeeds().text());
  }

  @Test
  void aBuiltInModelIsNamedAsInTheOptionModel() {
    Map<String, String> variable = Map.of("PHONOCODE_MODEL", "phonemes");
    String expected = Run.with(new byte[0], variable, "speakers").succeeds().text();
    assertEquals(expected, place.run("speakers", "phonemes").succeeds().text());
  }

  @Test
  void whatIsNoBundleIsNamed() {
    String words = place.run("speakers", place.speech()).fails(1).words();
    assertTrue(words.contains("speech.wav"), words);
    assertTrue(place.run("speakers", "a", "b").fails(2).words().contains("unexpected operand 'b'"));
  }
}
