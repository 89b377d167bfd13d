// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("m.tsv"), text);
  }

  @Test
  void readsColumnsByNameWhateverTheirOrder() throws IOException {
    Manifest m = Manifest.read(table("split\tnote\tspeaker\tpath\ntrain\tx\tanna\ta/1.flac\n\n"));
    assertEquals(1, m.rows().size());
    assertEquals(new Manifest.Row("a/1.flac", "anna", "?", "train", "?"), m.rows().get(0));
    assertEquals(folder.toAbsolutePath(), m.folder());
    assertEquals(Optional.empty(), m.text(m.rows().get(0)));
  }

  @Test
  void readsTheSameBehindAByteOrderMark() throws IOException {
    Manifest m = Manifest.read(table("\uFEFFpath\tspeaker\tsplit\ttext\r\na\tb\ttrain\tc d\r\n"));
    assertEquals("a", m.rows().get(0).path());
    assertEquals(Optional.of("c d"), m.text(m.rows().get(0)));
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("m.tsv"), new byte[] {'p', (byte) 0xE4, '\t'});
    IOException e = assertThrows(IOException.class, () -> Manifest.read(file));
    assertEquals(file + ": expected UTF-8 text, found other bytes", e.getMessage());
  }

  @Test
  void saysWhatAFolderHasThatIsLeftOut() throws IOException {
    Files.createFile(folder.resolve("a.wav"));
    Path link = Files.createSymbolicLink(folder.resolve("b.wav"), folder.resolve("none"));
    assertEquals(
        List.of(new LeftOut(link, "the link leads nowhere")), Manifest.read(folder).leftOut());
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    IOException cells =
        assertThrows(
            IOException.class,
            () -> Manifest.read(table("path\tspeaker\tsplit\na\tb\ttrain\nc\td\n")));
    assertEquals(folder.resolve("m.tsv") + ":3: 2 cells, expected 3", cells.getMessage());
    IOException header =
        assertThrows(IOException.class, () -> Manifest.read(table("path\tsplit\n")));
    assertEquals(
        folder.resolve("m.tsv")
            + ":1: no column \"speaker\" in the header row, expected path, speaker and split",
        header.getMessage());
    assertThrows(IOException.class, () -> Manifest.read(table("")));
  }

  @Test
  void listsAFolderWithAFolderForEachSpeaker() throws IOException {
    for (String name : new String[] {"anna/1.wav", "anna/2.WAV", "bert/x/1.wav"}) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      AudioFiles.write(file, new AudioClip(new float[160], 16000));
    }
    Files.writeString(folder.resolve("anna/notes.txt"), "no audio");
    Manifest m = Manifest.read(folder);
    assertEquals(3, m.rows().size());
    assertEquals("anna", m.rows().get(0).speaker());
    assertEquals("bert/x", m.rows().get(2).speaker());
    assertThrows(
        IOException.class, () -> Manifest.read(Files.createDirectory(folder.resolve("empty"))));
  }
}
