// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * An encoded corpus on a file system.
 *
 * <pre>
 *  corpus.json              model, books, rates
 *  codes/shard=N/           one Parquet file, sorted by path; the shard counts once _SUCCESS is there
 *  failures/shard=N/        recordings of that shard that have no codes, and why
 *  _work/                   of the run that goes on, or of one that died
 * </pre>
 */
public final class CorpusFolder {
  private static final String SHARD = "shard=";
  private static final String COMMITTED = "_SUCCESS";
  private static final String SETTINGS = "corpus.json";
  private static final int MOST_BYTES = 1 << 16;

  private final SparkSession spark;
  private final HadoopFiles files;
  private final Path root;

  private CorpusFolder(SparkSession spark, HadoopFiles files, Path root) {
    this.spark = spark;
    this.files = files;
    this.root = root;
  }

  /** A folder that may not be there yet. */
  public static CorpusFolder of(SparkSession spark, String folder) throws IOException {
    HadoopFiles files = HadoopFiles.of(spark);
    return new CorpusFolder(spark, files, files.qualified(folder));
  }

  /** The folder with its scheme. */
  @Override
  public String toString() {
    return root.toString();
  }

  SparkSession spark() {
    return spark;
  }

  /**
   * The codes of all shards that are done: the columns of {@link CorpusSchema}, and {@code shard}.
   *
   * @throws IOException if there are none
   */
  public Dataset<Row> codes() throws IOException {
    return table("codes").orElseThrow(() -> new IOException(root + ": no codes in it"));
  }

  /** The failures of all shards that are done; empty if nothing failed. */
  public Optional<Dataset<Row>> failures() throws IOException {
    return table("failures");
  }

  private Optional<Dataset<Row>> table(String name) throws IOException {
    String[] shards =
        shards("codes").stream()
            .map(shard -> shard(name, shard))
            .filter(this::exists)
            .map(Path::toString)
            .toArray(String[]::new);
    return shards.length == 0
        ? Optional.empty()
        : Optional.of(
            spark.read().option("basePath", new Path(root, name).toString()).parquet(shards));
  }

  /** Bytes of all codes that are there. */
  public long bytes() throws IOException {
    Path codes = new Path(root, "codes");
    return exists(codes) ? system().getContentSummary(codes).getLength() : 0;
  }

  /** Numbers of the shards that are done. */
  SortedSet<Integer> committed() throws IOException {
    return shards("codes");
  }

  /** Takes away what is not whole: shards that are not done, and the work of dead runs. */
  void removeUnfinished() throws IOException {
    SortedSet<Integer> done = committed();
    for (String table : new String[] {"codes", "failures"}) {
      for (int shard : numbers(table)) {
        if (!done.contains(shard)) {
          delete(shard(table, shard));
        }
      }
    }
    delete(work());
  }

  /** Forgets all failures: the next run tries these recordings again. */
  public void removeFailures() throws IOException {
    delete(new Path(root, "failures"));
  }

  Path work() {
    return new Path(root, "_work");
  }

  Path codes(int shard) {
    return shard("codes", shard);
  }

  Path failures(int shard) {
    return shard("failures", shard);
  }

  static String shardName(int shard) {
    return SHARD + shard;
  }

  void delete(Path path) throws IOException {
    system().delete(path, true);
  }

  /**
   * Notes the settings, or compares them with those of the corpus that is there.
   *
   * @throws IOException naming what differs
   */
  void require(CorpusSettings settings) throws IOException {
    if (!isCorpus()) {
      write(settingsFile(), settings.toJson());
    } else if (!settings.equals(settings())) {
      throw new IOException(
          "%s: expected %s of this run, found %s"
              .formatted(settingsFile(), settings.toJson(), settings().toJson()));
    }
  }

  /** Whether an encoding has begun there. */
  boolean isCorpus() {
    return exists(settingsFile());
  }

  /**
   * What holds for all of its codes.
   *
   * @throws IOException if it is no corpus
   */
  public CorpusSettings settings() throws IOException {
    Optional<String> text = text(settingsFile());
    if (text.isEmpty()) {
      throw new IOException(root + ": no corpus: it has no " + SETTINGS);
    }
    return CorpusSettings.parse(text.get(), settingsFile().toString());
  }

  private Path settingsFile() {
    return new Path(root, SETTINGS);
  }

  /** The text of a small file, if it is there. */
  Optional<String> text(Path file) throws IOException {
    if (!exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = system().open(file)) {
      return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }
  }

  void write(Path file, String text) throws IOException {
    try (OutputStream out = system().create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private SortedSet<Integer> shards(String table) throws IOException {
    SortedSet<Integer> done = new TreeSet<>();
    for (int shard : numbers(table)) {
      if (exists(new Path(shard(table, shard), COMMITTED))) {
        done.add(shard);
      }
    }
    return done;
  }

  private SortedSet<Integer> numbers(String table) throws IOException {
    SortedSet<Integer> numbers = new TreeSet<>();
    Path folder = new Path(root, table);
    if (exists(folder)) {
      for (FileStatus entry : system().listStatus(folder)) {
        String name = entry.getPath().getName();
        if (name.matches(SHARD + "[0-9]{1,9}")) {
          numbers.add(Integer.parseInt(name.substring(SHARD.length())));
        }
      }
    }
    return numbers;
  }

  private Path shard(String table, int number) {
    return new Path(new Path(root, table), shardName(number));
  }

  private boolean exists(Path path) {
    try {
      return system().exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem system() throws IOException {
    return files.system(root);
  }
}
