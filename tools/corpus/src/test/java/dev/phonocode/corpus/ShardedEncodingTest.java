// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.EncodeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedEncodingTest {
  /** Three recordings or so, each taken for a second longer than its size says. */
  private static final double SHORT_SHARDS = 4.5 / 3600;

  @TempDir Path folder;
  private Path speech;
  private Path out;

  @BeforeEach
  void makeSounds() throws IOException {
    speech = folder.resolve("speech");
    out = folder.resolve("corpus");
    Sounds.write(speech, 9);
    Files.writeString(speech.resolve("speaker1/bad.wav"), "no sound");
  }

  private ShardedEncoding.Progress run() throws IOException {
    return run(1, out.toString());
  }

  private ShardedEncoding.Progress run(int books, String to) throws IOException {
    CorpusEncoder encoder =
        CorpusEncoder.of(LocalSpark.BUNDLE, EncodeOptions.defaults().books(books));
    return ShardedEncoding.of(encoder, CorpusFolder.of(LocalSpark.session(), to))
        .shardHours(SHORT_SHARDS)
        .run(RecordingTable.read(LocalSpark.session(), speech.toString()), progress -> {});
  }

  private CorpusFolder corpus() throws IOException {
    return CorpusFolder.of(LocalSpark.session(), out.toString());
  }

  private static List<String> paths(Dataset<Row> rows) {
    return rows.select(CorpusSchema.PATH).as(Encoders.STRING()).collectAsList();
  }

  private List<String> allPaths() throws IOException {
    List<String> all = new ArrayList<>(paths(corpus().codes()));
    all.addAll(paths(corpus().failures().orElseThrow()));
    return all.stream().sorted().toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(speech)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> speech.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void hasEachRecordingOnceInShardsOfOneSortedFile() throws IOException {
    ShardedEncoding.Progress done = run(1, "other://" + out); // any file system that Hadoop knows
    assertEquals(10, done.recordings());
    assertEquals(1, done.failures());
    assertTrue(done.shards() >= 3 && done.shards() == done.allShards(), done.toString());
    assertEquals(files(), allPaths());
    List<String> inOrder = new ArrayList<>();
    for (int shard : corpus().committed()) {
      Path folder = out.resolve("codes/shard=" + shard);
      try (Stream<Path> list = Files.list(folder)) {
        assertEquals(1, list.filter(f -> f.toString().endsWith(".snappy.parquet")).count());
      }
      inOrder.addAll(paths(LocalSpark.session().read().parquet(folder.toString())));
    }
    assertEquals(inOrder.stream().sorted().toList(), inOrder);
    assertFalse(Files.exists(out.resolve("_work")));
  }

  @Test
  void goesOnAfterADriverThatDiedButNotWithOtherBooks() throws IOException {
    run();
    IOException e = assertThrows(IOException.class, () -> run(2, out.toString()));
    assertTrue(e.getMessage().contains("corpus.json: expected {"), e.getMessage());
    List<Row> whole = corpus().codes().drop("shard").orderBy(CorpusSchema.PATH).collectAsList();
    Files.delete(out.resolve("codes/shard=1/_SUCCESS"));
    Path dead = Files.createDirectories(out.resolve("codes/shard=2/_temporary/0/task_1"));
    Files.move(
        out.resolve("codes/shard=2").resolve(parquet(out.resolve("codes/shard=2"))),
        dead.resolve("part-0.snappy.parquet"));
    Files.delete(out.resolve("codes/shard=2/_SUCCESS"));
    Files.createDirectories(out.resolve("_work/shard=1"));
    ShardedEncoding.Progress rest = run();
    assertTrue(rest.recordings() > 0 && rest.recordings() < 10, rest.toString());
    assertEquals(files(), allPaths());
    assertEquals(whole, corpus().codes().drop("shard").orderBy(CorpusSchema.PATH).collectAsList());
    assertEquals(0, run().recordings(), "nothing is left");
  }

  private static Path parquet(Path shard) throws IOException {
    try (Stream<Path> list = Files.list(shard)) {
      return list.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void takesInWhatIsNewAndTriesFailuresAgainWhenAsked() throws IOException {
    run();
    Files.copy(speech.resolve("speaker0/0.wav"), speech.resolve("new.wav"));
    Files.copy(
        speech.resolve("speaker0/1.wav"),
        speech.resolve("speaker1/bad.wav"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(1, run().recordings());
    corpus().removeFailures();
    assertEquals(1, run().recordings());
    assertEquals(files(), paths(corpus().codes()).stream().sorted().toList());
  }

  @Test
  void stopsWhenAnotherRunHasTakenOver() throws IOException {
    RunClaim first = RunClaim.take(corpus());
    first.check();
    RunClaim.take(corpus()).check();
    assertThrows(IOException.class, first::check);
  }
}
