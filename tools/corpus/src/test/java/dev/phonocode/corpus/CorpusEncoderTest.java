// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusEncoderTest {
  private static final EncodeOptions TWO_BOOKS = EncodeOptions.defaults().books(2);

  @TempDir static Path folder;
  private static List<String> files;

  @BeforeAll
  static void makeSounds() throws IOException {
    Sounds.write(folder, 7);
    files = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      files.add(folder.resolve("speaker" + i / 3).resolve(i + ".wav").toString());
    }
  }

  @Test
  void aRecordingOfSeveralPacketsComesBack() throws IOException {
    Path file = folder.resolve("long.wav");
    AudioFiles.write(file, Sounds.clip(9, 9));
    Row row = encode(List.of(file.toString()), 1).get(0);
    try (SpeechCodec codec = SpeechCodec.open(LocalSpark.BUNDLE)) {
      CodeSequence expected = codec.encode(AudioFiles.read(file), TWO_BOOKS);
      assertTrue(expected.packets().size() > 1);
      assertEquals(expected.packets(), CodesRow.sequence(row, codec.model(), 2).packets());
    }
  }

  private static List<Row> encode(List<String> paths, int partitions) {
    return CorpusEncoder.of(LocalSpark.BUNDLE, TWO_BOOKS)
        .encode(LocalSpark.paths(paths).repartition(partitions))
        .orderBy(CorpusSchema.PATH)
        .collectAsList();
  }

  @Test
  void givesTheCodesOfTheCodecWhateverThePartitions() throws IOException {
    CorpusDecoder decoder = CorpusDecoder.of(LocalSpark.BUNDLE, DecodeOptions.defaults());
    List<Row> rows = encode(files, 5);
    assertEquals(rows, encode(files, 1));
    for (int i = 0; i < files.size(); i++) {
      CodeSequence expected =
          LocalSpark.CODEC.encode(AudioFiles.read(Path.of(files.get(i))), TWO_BOOKS).raw();
      CodeSequence found = decoder.sequence(rows.get(i));
      assertArrayEquals(expected.header().speaker(), found.header().speaker());
      assertEquals(expected.packets(), found.packets());
      assertArrayEquals(
          LocalSpark.CODEC.decode(expected).samples(), LocalSpark.CODEC.decode(found).samples());
    }
  }

  @Test
  void hasFlatColumnsThatNeedNoDecoder() {
    Row row = encode(files.subList(0, 1), 1).get(0);
    assertEquals(
        List.of(
            "path:string",
            "speaker:string",
            "split:string",
            "text:string",
            "seconds:double",
            "samples:bigint",
            "frames:bigint",
            "model:string",
            "voice:array<tinyint>",
            "level:array<tinyint>",
            "code_1:array<smallint>",
            "code_2:array<smallint>",
            "error:string"),
        Arrays.stream(row.schema().fields())
            .map(f -> f.name() + ":" + f.dataType().catalogString())
            .toList());
    assertEquals(row.<Long>getAs("frames"), row.<List<Short>>getList(10).size());
    assertEquals(0.3, row.<Double>getAs("seconds"), 1e-9);
  }

  @Test
  void makesWhatFailsARowWithAReason() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all, only some words");
    byte[] whole = Files.readAllBytes(Path.of(files.get(3)));
    Path cut = Files.write(folder.resolve("z-cut.wav"), Arrays.copyOf(whole, 1000));
    String missing = folder.resolve("missing.wav").toString();
    List<String> bad =
        List.of(empty.toString(), text.toString(), cut.toString(), missing, folder.toString());
    for (Row row : encode(bad, 2)) {
      String error = row.getAs(CorpusSchema.ERROR);
      assertTrue(error != null && !error.contains("\n"), row.toString());
      assertNull(row.getAs(CorpusSchema.SAMPLES));
    }
    String error = encode(List.of(missing), 1).get(0).getAs(CorpusSchema.ERROR);
    assertEquals("no such file", error);
  }

  @Test
  void readsAnyFileSystemThatHadoopKnows() {
    Row row = encode(List.of("other://" + files.get(2)), 1).get(0);
    assertNull(row.getAs(CorpusSchema.ERROR));
    Row local = encode(List.of(files.get(2)), 1).get(0);
    assertEquals(local.<Object>getAs("code_1"), row.getAs("code_1"));
  }

  @Test
  void refusesBooksThatTheModelLacks() {
    EncodeOptions many = EncodeOptions.defaults().books(TinyModel.BOOKS + 1);
    assertThrows(IllegalArgumentException.class, () -> CorpusEncoder.of(LocalSpark.BUNDLE, many));
  }
}
