// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file of a folder labels which recording. */
class LabelFoldersTest {
  private static final int RATE_HZ = 16_000;

  @TempDir Path folder;

  @Test
  void oneNameInTwoFoldersIsNeverLabelledByOneFile() throws IOException {
    file("a.lab", "0.0 1.0 A");
    Labels labels = Labels.open(folder).among(List.of("anna/a.wav", "bert/a.wav"));
    for (String recording : List.of("anna/a.wav", "bert/a.wav")) {
      String message = failure(labels, recording);
      assertTrue(message.contains("a.lab:1: could label each of anna/a, bert/a"), message);
    }
  }

  @Test
  void theSameHoldsForARecordingThatACtmFileNames() throws IOException {
    Path ctm = file("all.ctm", "a 1 0 1 A", "b 1 0 1 B");
    Labels labels = Labels.open(ctm).among(List.of("anna/a.wav", "bert/a.wav", "bert/b.wav"));
    String message = failure(labels, "bert/a.wav");
    assertTrue(message.contains("all.ctm:1: could label each of anna/a, bert/a"), message);
    assertEquals(List.of("B"), said(labels, "bert/b.wav"));
  }

  @Test
  void aFileInASpeakersFolderIsThatSpeakers() throws IOException {
    file("labels/anna/a.lab", "0.0 1.0 A");
    Labels labels = Labels.open(folder).among(List.of("wav/anna/a.wav", "wav/bert/a.wav"));
    assertEquals(List.of("A"), said(labels, "wav/anna/a.wav"));
    assertTrue(labels.of("wav/bert/a.wav", RATE_HZ).isEmpty(), "it has none of its own");
  }

  @Test
  void ctmFilesOfOneRecordingEachLieAsTheRecordingsDo() throws IOException {
    file("anna/a.ctm", "a 1 0 1 A");
    file("bert/a.ctm", "a 1 0 1 B");
    Labels labels = Labels.open(folder).among(List.of("anna/a.wav", "bert/a.wav", "carl/a.wav"));
    assertEquals(List.of("A"), said(labels, "anna/a.wav"));
    assertEquals(List.of("B"), said(labels, "bert/a.wav"));
    assertTrue(labels.of("carl/a.wav", RATE_HZ).isEmpty(), "both are another's");
  }

  @Test
  void tokensOfNemoArePhonesAndItsWordsStandBeside() throws IOException {
    for (String sentences : List.of("segments", "additional_segments")) {
      file("ctm/" + sentences + "/u.ctm", "u 1 0 1 the_cat_sat");
    }
    file("ctm/tokens/u.ctm", "u 1 0 0.5 DH", "u 1 0.5 0.5 AH0");
    file("ctm/words/u.ctm", "u 1 0 1 the");
    Labels labels = Labels.open(folder);
    assertEquals(List.of("DH", "AH0"), said(labels, "d/u.wav"));
    Transcript words = labels.wordsOfFile(Path.of("d/u.wav"), RATE_HZ).orElseThrow();
    assertEquals("the", words.segments().get(0).label());
  }

  @Test
  void wordsAloneAreNotTakenForPhones() throws IOException {
    file("ctm/words/u.ctm", "u 1 0 1 a");
    String message = failure(Labels.open(folder), "u.wav");
    assertTrue(message.contains("u.ctm:1: holds words, expected phones"), message);
    assertEquals(message, failure(Labels.open(folder.resolve("ctm/words")), "u.wav"));
  }

  @Test
  void whatReadsAsWordsIsNotTakenForPhonesWhateverItsName() throws IOException {
    Path file = file("u.lab", "0.0 0.1 sil", "0.1 0.2 the", "0.2 0.3 cat", "0.3 0.4 sat");
    String message = failure(Labels.open(file), "u.wav");
    assertTrue(message.contains("u.lab:1: labels are words, such as 'sil'"), message);
    Path phones = file("v.lab", "0.0 0.1 sil", "0.1 0.2 axr", "0.2 0.3 t\u02b0\u02d0", "0.3 0.4 s");
    assertEquals(4, said(Labels.open(phones), "v.wav").size());
  }

  @Test
  void aBadFileCostsItsOwnRecording() throws IOException {
    file("a.ctm", "a 1 zero 1 A");
    Files.write(folder.resolve("b.ctm"), new byte[] {'b', ' ', (byte) 0xff, '\n'});
    file("c.ctm", "c 1 0 1 C");
    file("d.lab", "nonsense");
    file("two/more.ctm", "e 1 0 1 E", "f 1 0", "e 1 1 1 E");
    Labels labels = Labels.open(folder);
    assertTrue(failure(labels, "a.wav").contains("a.ctm:1: start is 'zero', expected a number"));
    assertTrue(failure(labels, "b.wav").contains("b.ctm:1: not UTF-8 text"));
    assertEquals(List.of("C"), said(labels, "c.wav"));
    assertTrue(failure(labels, "d.wav").contains("d.lab:1: found 'nonsense'"));
    assertEquals(List.of("E", "E"), said(labels, "e.wav"));
    assertTrue(failure(labels, "f.wav").contains("more.ctm:2: 3 columns"));
  }

  @Test
  void twoFilesForOneRecordingAreBothNamed() throws IOException {
    file("a.lab", "0.0 1.0 A");
    file("a.phn", "0 16000 A");
    file("b.lab", "0.0 1.0 B");
    Labels labels = Labels.open(folder);
    String message = failure(labels, "a.wav");
    assertTrue(message.contains("a.phn:1: labels the same recording as "), message);
    assertTrue(message.endsWith("a.lab"), message);
    assertEquals(List.of("B"), said(labels, "b.wav"));
  }

  @Test
  void foldersAreFoldersWhateverTheirName() throws IOException {
    file("out.ctm/lab/a.lab", "0.0 1.0 A");
    file("._a.lab", "no text of a person's");
    Files.createSymbolicLink(folder.resolve("out.ctm/again"), folder.resolve("out.ctm"));
    Labels labels = Labels.open(folder);
    assertEquals(List.of("A"), said(labels, "lab/a.wav"));
    assertEquals(1, labels.leftOut().size(), "the link");
  }

  @Test
  void theRootHasNoName() {
    assertEquals("", LabelFile.kind(folder.getRoot()));
  }

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static List<String> said(Labels labels, String recording) throws IOException {
    return labels.of(recording, RATE_HZ).orElseThrow().segments().stream()
        .map(Segment::label)
        .toList();
  }

  private static String failure(Labels labels, String recording) {
    return assertThrows(IOException.class, () -> labels.of(recording, RATE_HZ)).getMessage();
  }
}
