// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decoding a table leaves on a local disk. */
class DecodedFilesTest {
  private static final int FILES = 4;

  @TempDir Path folder;
  private Dataset<Row> codes;
  private Path out;

  @BeforeEach
  void encode() throws Exception {
    Sounds.write(folder.resolve("speech"), FILES);
    out = folder.resolve("out");
    Dataset<Row> recordings =
        RecordingTable.read(LocalSpark.session(), folder.resolve("speech").toString());
    codes =
        CorpusEncoder.of(LocalSpark.BUNDLE, EncodeOptions.defaults()).encode(recordings).cache();
    assertEquals(FILES, codes.count());
  }

  private List<Row> decode() throws Exception {
    return CorpusDecoder.of(LocalSpark.BUNDLE, DecodeOptions.defaults())
        .decode(codes, out.toString())
        .where("error is null")
        .collectAsList();
  }

  @Test
  void areWavFilesAloneAndNoProcessIsStartedForThem() throws Exception {
    List<RecordedEvent> processes;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      assertEquals(FILES, decode().size());
      new ProcessBuilder("true").start().waitFor(); // which shows that it would have been seen
      recording.stop();
      Path file = folder.resolve("recording.jfr");
      recording.dump(file);
      processes = RecordingFile.readAllEvents(file);
    }
    assertEquals(1, processes.size(), processes.toString());
    try (Stream<Path> all = Files.walk(out)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertEquals(FILES, files.size(), files.toString());
      assertEquals(FILES, files.stream().filter(f -> f.toString().endsWith(".wav")).count());
    }
  }

  /** Those of an earlier version had checksums beside them, which Hadoop compares. */
  @Test
  void takeTheChecksumsOfOlderOnesAway() throws Exception {
    String old = decode().get(0).getAs(CorpusDecoder.FILE);
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(old);
    FileSystem system = HadoopFiles.of(LocalSpark.session()).system(file);
    system.create(file, true).close();
    decode();
    try (var in = system.open(file)) {
      assertEquals(Files.size(Path.of(file.toUri())), in.readAllBytes().length);
    }
  }
}
