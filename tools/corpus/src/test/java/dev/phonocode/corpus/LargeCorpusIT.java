// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.codec.EncodeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many recordings, and long ones; the heap has two gigabytes. */
class LargeCorpusIT {
  private static final int PATHS = 100_000;
  private static final double MOST_SECONDS = 60;
  private static final int HOURS = 3;

  @TempDir Path folder;

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  @Test
  void plansAndCountsAHundredThousandRecordingsInAMinute() throws IOException {
    Path speech = folder.resolve("speech");
    Path first = speech;
    for (int i = 0; i < PATHS; i++) {
      Path file = speech.resolve("part" + i / 1000).resolve(i + ".wav");
      if (i % 1000 == 0) { // a file may have 65,000 links
        first = file;
        Files.createDirectories(first.getParent());
        AudioFiles.write(first, Sounds.clip(1, 0.1));
      } else {
        Files.createLink(file, first);
      }
    }
    long start = System.nanoTime();
    Dataset<Row> recordings = RecordingTable.read(LocalSpark.session(), speech.toString());
    ShardPlan plan =
        ShardPlan.make(recordings, 0, 1, new org.apache.hadoop.fs.Path(folder + "/plan"));
    double planning = secondsSince(start);
    assertEquals(PATHS, plan.shards().stream().mapToLong(ShardPlan.Shard::recordings).sum());

    CorpusFolder corpus =
        CorpusFolder.of(LocalSpark.session(), folder.resolve("corpus").toString());
    ShardedEncoding.of(
            CorpusEncoder.of(LocalSpark.BUNDLE, EncodeOptions.defaults().books(1)), corpus)
        .run(recordings, progress -> {});
    start = System.nanoTime();
    CorpusStats stats = CorpusStats.of(corpus);
    double counting = secondsSince(start);
    System.out.printf(
        "%d recordings: planning %.1f s, counting %.1f s%n", PATHS, planning, counting);
    assertEquals(PATHS, stats.recordings());
    assertEquals(100, stats.speakers());
    assertTrue(
        planning + counting < MOST_SECONDS,
        "planning took " + planning + " s, counting " + counting + " s");
  }

  @Test
  void fiveBadFilesOfAThousandAreFailuresAndALongOneIsNot() throws IOException {
    Path speech = folder.resolve("speech");
    Sounds.writeShort(speech, 995);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 995; i++) {
      list.append("part").append(i / 100).append('/').append(i).append(".wav\n");
    }
    byte[] whole = Files.readAllBytes(speech.resolve("part0/0.wav"));
    Files.write(speech.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
    Files.createFile(speech.resolve("empty.wav"));
    Files.createDirectory(speech.resolve("folder.wav"));
    AudioClip minute = Sounds.clip(3, 60);
    try (AudioSink sink = AudioFiles.create(speech.resolve("long.wav"), minute.sampleRateHz())) {
      for (int i = 0; i < 60 * HOURS; i++) {
        sink.write(minute.samples(), 0, minute.samples().length);
      }
      sink.finish();
    }
    list.append("cut.wav\nempty.wav\nfolder.wav\nlong.wav\nmissing.wav\n");
    Path paths = Files.writeString(speech.resolve("list.txt"), list);
    CorpusFolder corpus =
        CorpusFolder.of(LocalSpark.session(), folder.resolve("corpus").toString());
    ShardedEncoding.of(
            CorpusEncoder.of(LocalSpark.BUNDLE, EncodeOptions.defaults().books(1)), corpus)
        .run(RecordingTable.read(LocalSpark.session(), paths.toString()), progress -> {});
    assertEquals(996, corpus.codes().count());
    Map<String, String> errors = new HashMap<>();
    for (Row row : corpus.failures().orElseThrow().collectAsList()) {
      errors.put(row.getAs("path"), row.getAs("error"));
    }
    assertEquals(4, errors.size(), errors.toString());
    assertEquals("no such file", errors.get("missing.wav"));
    assertEquals("is a folder, expected a file", errors.get("folder.wav"));
    Row longest = corpus.codes().where("path = 'long.wav'").first();
    assertEquals(3600.0 * HOURS, longest.<Double>getAs("seconds"), 1e-6);
  }
}
