// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Files of any scheme that Hadoop knows, on the driver and on executors. */
final class HadoopFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration configuration;

  private HadoopFiles(Configuration configuration) {
    this.configuration = new SerializableConfiguration(configuration);
  }

  static HadoopFiles of(SparkSession spark) {
    return new HadoopFiles(spark.sessionState().newHadoopConf());
  }

  /** The file system of a path. */
  FileSystem system(Path path) throws IOException {
    return path.getFileSystem(configuration.value());
  }

  /** A path with its scheme, absolute. */
  Path qualified(String text) throws IOException {
    Path path = path(text);
    return system(path).makeQualified(path);
  }

  /**
   * Opens a file.
   *
   * @throws IOException in one line that begins with the location
   */
  InputStream open(String location) throws IOException {
    Path path = path(location);
    try {
      FileSystem system = system(path);
      FileStatus status = system.getFileStatus(path);
      if (status.isDirectory()) {
        throw new IOException(location + ": is a folder, expected a file");
      }
      return system.open(path);
    } catch (FileNotFoundException e) {
      // Hadoop says so of a file that may not be read, too.
      boolean isDenied = String.valueOf(e.getMessage()).contains("Permission denied");
      throw new IOException(location + ": " + (isDenied ? "permission denied" : "no such file"), e);
    }
  }

  /** Bytes of a file; 0 where there is none, which reading it will say. */
  long bytes(String location) {
    try {
      Path path = path(location);
      return system(path).getFileStatus(path).getLen();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  private static Path path(String text) throws IOException {
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(text + ": expected a path or URI, found " + e.getMessage(), e);
    }
  }
}
