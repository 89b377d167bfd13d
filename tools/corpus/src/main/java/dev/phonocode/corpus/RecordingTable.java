// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.corpus.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The recordings that {@code --data} names, as a table: a folder with all folders in it, a manifest
 * ({@code .tsv}), or a list with a path or URI a line. Held in the driver's memory while it is
 * made; whoever has more than some million recordings brings a table of their own.
 */
public final class RecordingTable {
  private static final int ROWS_A_TASK = 2_000;
  private static final String UNKNOWN = "?";

  private final SparkSession spark;
  private final HadoopFiles files;

  private RecordingTable(SparkSession spark) {
    this.spark = spark;
    this.files = HadoopFiles.of(spark);
  }

  /**
   * Lists recordings; of a path that is listed twice, the first row counts.
   *
   * @param data folder, manifest or list, of any scheme that Hadoop knows
   * @return the columns path, location, speaker, split, text, bytes of {@link CorpusSchema}
   * @throws IOException naming the file and line that cannot be used, or if there is no recording
   */
  public static Dataset<Row> read(SparkSession spark, String data) throws IOException {
    return new RecordingTable(spark).read(data);
  }

  private Dataset<Row> read(String data) throws IOException {
    Path root = files.qualified(data);
    FileSystem system = files.system(root);
    boolean isFolder = system.exists(root) && system.getFileStatus(root).isDirectory();
    if (isFolder) {
      return table(ofFolder(root, system), data);
    }
    boolean isManifest = root.getName().toLowerCase(Locale.ROOT).endsWith(".tsv");
    try (InputStream in = files.open(root.toString())) {
      List<Row> rows = isManifest ? ofManifest(in, root) : ofList(in, root);
      return withSizes(table(rows, data));
    }
  }

  private List<Row> ofFolder(Path root, FileSystem system) throws IOException {
    List<Row> rows = new ArrayList<>();
    int prefix = root.toUri().getPath().length() + (root.isRoot() ? 0 : 1);
    Deque<Path> folders = new ArrayDeque<>(List.of(root));
    while (!folders.isEmpty()) {
      // Not listFiles: it starts a process for each file of a local disk, to know its permissions.
      for (FileStatus entry : system.listStatus(folders.pop())) {
        String name = entry.getPath().getName();
        if (entry.isDirectory()) {
          folders.push(entry.getPath());
        } else if (Manifest.isRecording(name) && !name.startsWith("._")) {
          String path = entry.getPath().toUri().getPath().substring(prefix);
          int slash = path.lastIndexOf('/');
          String speaker = slash < 0 ? UNKNOWN : path.substring(0, slash);
          rows.add(row(path, entry.getPath(), speaker, UNKNOWN, null, entry.getLen()));
        }
      }
    }
    rows.sort(Comparator.comparing(row -> row.getString(0)));
    return rows;
  }

  private List<Row> ofManifest(InputStream in, Path file) throws IOException {
    Manifest manifest = Manifest.read(in, file.toString());
    List<Row> rows = new ArrayList<>();
    for (Manifest.Row row : manifest.rows()) {
      String text = manifest.text(row).orElse(null);
      rows.add(row(row.path(), resolve(file, row.path()), row.speaker(), row.split(), text, 0));
    }
    return rows;
  }

  private List<Row> ofList(InputStream in, Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
      if (!line.isBlank()) {
        rows.add(row(line, resolve(file, line), UNKNOWN, UNKNOWN, null, 0));
      }
    }
    return rows;
  }

  /** A path of a list: absolute, with or without a scheme, or relative to the list's folder. */
  private static Path resolve(Path list, String path) throws IOException {
    try {
      if (path.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")) {
        return new Path(path);
      }
      Path folder = list.getParent();
      String whole = path.startsWith("/") ? path : folder.toUri().getPath() + "/" + path;
      // Not parsed: a name may have a colon.
      return new Path(folder.toUri().getScheme(), folder.toUri().getAuthority(), whole);
    } catch (IllegalArgumentException e) {
      throw new IOException(list + ": " + path + ": " + e.getMessage(), e);
    }
  }

  private static Row row(
      String path, Path location, String speaker, String split, String text, long bytes) {
    return RowFactory.create(path, location.toString(), known(speaker), known(split), text, bytes);
  }

  private static String known(String text) {
    return text.equals(UNKNOWN) ? null : text;
  }

  private Dataset<Row> table(List<Row> all, String data) throws IOException {
    Set<String> seen = new HashSet<>();
    List<Row> rows = all.stream().filter(row -> seen.add(row.getString(0))).toList();
    if (rows.isEmpty()) {
      throw new IOException(data + ": no recording in it");
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks = (rows.size() + ROWS_A_TASK - 1) / ROWS_A_TASK;
    return spark.createDataFrame(context.parallelize(rows, tasks), CorpusSchema.recordings());
  }

  /** Asks for the size of each file, on all executors: a store may take long to answer. */
  private Dataset<Row> withSizes(Dataset<Row> rows) {
    return rows.map(new Sizes(files), Encoders.row(CorpusSchema.recordings()));
  }
}
