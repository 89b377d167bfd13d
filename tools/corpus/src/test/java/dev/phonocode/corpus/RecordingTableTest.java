// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTableTest {
  @TempDir Path folder;

  private List<Row> read(Path data) throws IOException {
    return RecordingTable.read(LocalSpark.session(), data.toString()).collectAsList();
  }

  @Test
  void listsAFolderWithTheFoldersInIt() throws IOException {
    Sounds.write(folder, 4);
    Files.writeString(folder.resolve("notes.txt"), "no recording");
    Files.writeString(folder.resolve("._0.wav"), "what macOS leaves");
    List<Row> rows = read(folder);
    assertEquals(4, rows.size());
    assertEquals("speaker0/0.wav", rows.get(0).getAs("path"));
    assertEquals("speaker0", rows.get(0).getAs("speaker"));
    assertEquals(
        Files.size(folder.resolve("speaker0/0.wav")), rows.get(0).<Long>getAs("bytes").longValue());
  }

  @Test
  void takesSpeakerSplitAndTextOfAManifest() throws IOException {
    Sounds.write(folder, 1);
    Path manifest = folder.resolve("MANIFEST.tsv");
    Files.writeString(
        manifest,
        "path\tspeaker\tsplit\ttext\n"
            + "speaker0/0.wav\tanna\ttrain\tsaid \"so\"\n"
            + "no:where.wav\t?\tvalid\t\n"
            + "speaker0/0.wav\tbert\ttrain\t\n");
    List<Row> rows = read(manifest);
    assertEquals(2, rows.size(), "a path that is listed twice counts once");
    assertEquals("anna", rows.get(0).getAs("speaker"));
    assertEquals("said \"so\"", rows.get(0).getAs("text"));
    assertTrue(rows.get(0).<Long>getAs("bytes") > 44);
    assertNull(rows.get(1).getAs("speaker"));
    assertEquals("file:" + folder + "/no:where.wav", rows.get(1).getAs("location"));
    assertEquals(0, rows.get(1).<Long>getAs("bytes").longValue());
  }

  @Test
  void takesAListOfPathsAndUris() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "a.wav\n/b/c.wav\n\nother:///d.wav\n");
    List<Row> rows = read(list);
    assertEquals(
        List.of("file:" + folder + "/a.wav", "file:/b/c.wav", "other:/d.wav"),
        rows.stream().map(row -> row.<String>getAs("location")).toList());
  }

  @Test
  void saysWhatHasNoRecording() throws IOException {
    IOException e = assertThrows(IOException.class, () -> read(folder));
    assertTrue(e.getMessage().contains("no recording in it"), e.getMessage());
    assertThrows(IOException.class, () -> read(folder.resolve("nothing.tsv")));
  }
}
