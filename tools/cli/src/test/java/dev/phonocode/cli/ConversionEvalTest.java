// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.pitch.PitchMoving;
import dev.phonocode.cli.bench.SyntheticSpeech;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversionEvalTest extends InWorkplace {
  private static final int RATE_HZ = 16000;

  private final List<String> rows = new ArrayList<>(List.of("path\tspeaker\tsplit"));

  @BeforeEach
  void makeCorpus() throws IOException {
    for (int voice = 0; voice < 2; voice++) {
      String speaker = RandomModel.SPEAKERS.get(voice);
      for (int i = 0; i < 3; i++) {
        talk(
            "voice" + voice + i,
            speaker,
            i < 2 ? "train" : "valid",
            1.6 + 0.1 * i,
            1 + 0.5 * voice);
      }
    }
  }

  private void talk(String name, String speaker, String split, double seconds, double pitch)
      throws IOException {
    AudioClip clip = PitchMoving.by(SyntheticSpeech.clip(seconds, RATE_HZ), pitch);
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    AudioFiles.write(wav, clip);
    place.file(name + ".wav", wav.toByteArray());
    rows.add(name + ".wav\t" + speaker + "\t" + split);
  }

  private Run eval(Object... options) throws IOException {
    Path manifest = place.table("corpus.tsv", rows.toArray(String[]::new));
    return place.run("eval", "--conversion", "--data", manifest, options);
  }

  @Test
  void everyHeldOutClipIsConvertedToEveryOtherVoice() throws IOException {
    talk("carl", "carl", "valid", 12, 0.7);
    JsonObject json = eval("--json").succeeds().json();
    assertEquals(2, json.get("real_named_n").getAsInt());
    assertEquals(1, json.get("real_unseen_n").getAsInt());
    assertEquals(2, json.get("own_voice_n").getAsInt());
    assertEquals(2, json.get("to_named_n").getAsInt());
    assertEquals(2, json.get("to_unseen_n").getAsInt());
    assertEquals(1, json.get("real_named_target").getAsDouble(), "pitches 6 semitones apart");
    assertEquals(RandomModel.BOOKS, json.getAsJsonArray("probe").size());
    assertEquals(0.5, json.get("probe_chance").getAsDouble());
  }

  @Test
  void peopleGetATable() throws IOException {
    String text = eval("--each", 1).succeeds().text();
    assertTrue(text.contains("\nreal, held out, the model's voices "), text);
    assertTrue(text.contains("\nphone error: not measured\n"), text);
    assertTrue(text.contains(" by chance 50.0 %\n"), text);
  }

  @Test
  void aSetWithoutTheModelsVoicesIsRefused() throws IOException {
    rows.removeIf(row -> row.contains("set/bert") && row.endsWith("valid"));
    String words = eval("--quiet").fails(1).words();
    assertTrue(words.contains("at least 2 of the model's 2 voices"), words);
    assertTrue(words.contains("found those of 1"), words);
  }

  @Test
  void whatCannotBeAskedForIsAUsageError() throws IOException {
    assertTrue(eval("--each", 0).fails(2).words().contains("--each is '0'"));
    assertTrue(place.run("eval", "--conversion").fails(2).words().contains("--data is missing"));
  }
}
