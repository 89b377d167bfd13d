// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.corpus.CorpusDecoder;
import dev.phonocode.corpus.CorpusFolder;
import dev.phonocode.corpus.Sounds;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.testkit.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One master, two workers of one core; processes are ended by their ids. */
class ClusterIT {
  private static final int RECORDINGS = 240;
  private static final int FEW_RECORDINGS = 20;
  private static final ModelBundle BUNDLE = TinyModel.bundle(TinyModel.small("tiny"), 7);

  @TempDir Path folder;

  @Test
  void encodesEachRecordingOnceThoughDriversAndExecutorsDie() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path speech = folder.resolve("speech");
    Sounds.writeShort(speech, RECORDINGS);
    Files.writeString(speech.resolve("bad.wav"), "no sound");
    BUNDLE.write(folder.resolve("tiny.phm"));
    try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2)) {
      for (int i = 0; i < 3; i++) {
        int before = shards();
        Process driver = encode(cluster, "driver" + i);
        awaitShards(cluster, driver, before + 1);
        Thread.sleep(random.nextInt(3000));
        driver.destroyForcibly().waitFor();
      }
      int before = shards();
      Process driver = encode(cluster, "driver3");
      for (int i = 0; i < 2; i++) {
        awaitShards(cluster, driver, before + 1 + i);
        List<ProcessHandle> executors = cluster.executors();
        executors.get(random.nextInt(executors.size())).destroyForcibly();
      }
      assertTrue(driver.waitFor(5, TimeUnit.MINUTES));
      assertEquals(
          3,
          driver.exitValue(),
          () -> "one recording has failed; seed " + seed + "; " + cluster.said("driver3"));
    }
    compare(speech, RECORDINGS, 1, "seed " + seed);
  }

  @Test
  void theJarIsEnoughForSparkSubmit() throws Exception {
    Path speech = folder.resolve("speech");
    Sounds.writeShort(speech, FEW_RECORDINGS);
    BUNDLE.write(folder.resolve("tiny.phm"));
    try (LoopbackCluster cluster = LoopbackCluster.start(folder, 1)) {
      Process driver = cluster.submit("submit", arguments());
      assertTrue(driver.waitFor(5, TimeUnit.MINUTES));
      assertEquals(0, driver.exitValue(), () -> cluster.said("submit"));
    }
    compare(speech, FEW_RECORDINGS, 0, "spark-submit");
  }

  private Process encode(LoopbackCluster cluster, String name) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(arguments()));
    arguments.addAll(List.of("--master", cluster.url()));
    return cluster.phonocode(name, arguments.toArray(String[]::new));
  }

  private String[] arguments() {
    return new String[] {
      "corpus",
      "encode",
      "--model",
      folder.resolve("tiny.phm").toString(),
      "--data",
      folder.resolve("speech").toString(),
      "--out",
      folder.resolve("corpus").toString(),
      "--shard-hours",
      "0.01"
    };
  }

  private int shards() throws Exception {
    Path codes = folder.resolve("corpus/codes");
    if (!Files.isDirectory(codes)) {
      return 0;
    }
    try (Stream<Path> list = Files.list(codes)) {
      return (int) list.filter(shard -> Files.exists(shard.resolve("_SUCCESS"))).count();
    }
  }

  private void awaitShards(LoopbackCluster cluster, Process driver, int count) throws Exception {
    while (shards() < count) {
      assertTrue(driver.isAlive(), () -> cluster.said("driver0") + cluster.said("driver3"));
      Thread.sleep(50);
    }
  }

  private void compare(Path speech, int recordings, int failures, String words) throws Exception {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    CorpusFolder corpus = CorpusFolder.of(spark, folder.resolve("corpus").toString());
    List<String> paths = new ArrayList<>();
    CorpusDecoder decoder = CorpusDecoder.of(BUNDLE, DecodeOptions.defaults());
    SpeechCodec codec = SpeechCodec.open(BUNDLE);
    for (Row row : corpus.codes().orderBy("path").collectAsList()) {
      paths.add(row.getAs("path"));
      CodeSequence expected = codec.encode(Sounds.read(speech, row.getAs("path")));
      assertArrayEquals(expected.codes(), decoder.sequence(row).codes(), words);
    }
    assertEquals(recordings, paths.size(), words);
    assertEquals(recordings, new TreeSet<>(paths).size(), words);
    long failed = corpus.failures().map(Dataset::count).orElse(0L);
    assertEquals(failures, failed, words);
    assertTrue(!Files.exists(folder.resolve("corpus/_work")), "no work is left");
    spark.stop();
  }
}
