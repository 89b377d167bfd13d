// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.torch.train.PhoneTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLabelsTest {
  @TempDir Path folder;
  private Manifest manifest;

  @BeforeEach
  void recordings() throws IOException {
    for (String name : List.of("a.wav", "b.wav", "c.wav")) {
      AudioFiles.write(folder.resolve(name), new AudioClip(new float[8000], 8000));
    }
    Path table = folder.resolve("MANIFEST.tsv");
    Files.writeString(
        table, "path\tspeaker\tsplit\na.wav\tx\ttrain\nb.wav\tx\ttrain\nc.wav\tx\ttrain\n");
    manifest = Manifest.read(table);
  }

  private PhoneTargets targets(String name, String text) throws IOException {
    Path labels = folder.resolve(name);
    Files.writeString(labels, text);
    return TrainingLabels.of(Labels.open(labels.getParent()), manifest);
  }

  @Test
  void phonesAreFoldedAndNumberedByTheAlphabet() throws IOException {
    PhoneTargets targets =
        targets("all.ctm", "a 1 0 0.25 sil\na 1 0.25 0.5 AH1\nb 1 0 0.5 ax\nother 1 0 1 T\n");
    assertEquals(List.of("AH", "SIL"), targets.labels());
    assertEquals(Set.of("a.wav", "b.wav"), targets.recordings().keySet());
    assertEquals(
        List.of(new PhoneTargets.Segment(0, 0.25, 1), new PhoneTargets.Segment(0.25, 0.75, 0)),
        targets.recordings().get("a.wav"));
  }

  @Test
  void samplesAreThoseOfTheRecordingsOwnRate() throws IOException {
    PhoneTargets targets = targets("c.phn", "0 2000 h#\n2000 8000 iy\n");
    assertEquals(0.25, targets.recordings().get("c.wav").get(1).startSeconds(), 1e-12);
  }

  @Test
  void onePhoneAloneIsRefused() {
    IOException e = assertThrows(IOException.class, () -> targets("all.ctm", "a 1 0 0.25 T\n"));
    assertTrue(e.getMessage().contains("expected two phones or more"), e.getMessage());
  }
}
