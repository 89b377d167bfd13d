// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.files.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings of a corpus: a tab-separated file with a header row ({@code path}, {@code speaker}
 * and {@code split} are needed; {@code sex}, {@code licence} and {@code text} are used where
 * present), or a folder of audio in which each folder is a speaker.
 *
 * @param folder that paths are relative to
 * @param texts what is said, by path, where it is known
 * @param leftOut what a folder has and cannot be used; nothing of a table
 * @param sha256 of the manifest file, or of the list of files where there is none
 */
public record Manifest(
    Path folder, List<Row> rows, Map<String, String> texts, List<LeftOut> leftOut, String sha256) {
  /** The split whose rows train a model. */
  public static final String TRAIN = "train";

  private static final int VALID_EVERY = 50;

  /** One recording; {@code ?} where something is not known. */
  public record Row(String path, String speaker, String sex, String split, String licence) {}

  /** Copies the lists. */
  public Manifest {
    rows = List.copyOf(rows);
    texts = Map.copyOf(texts);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads a manifest, or lists a folder.
   *
   * @throws IOException naming the line, if one is not as described
   */
  public static Manifest read(Path manifestOrFolder) throws IOException {
    return Files.isDirectory(manifestOrFolder)
        ? ofFolder(manifestOrFolder)
        : ManifestTable.read(manifestOrFolder);
  }

  /**
   * Reads a manifest from a stream, which stays open; its paths are relative to no folder yet.
   *
   * @param name what messages call it
   * @throws IOException naming the line, if one is not as described
   */
  public static Manifest read(InputStream in, String name) throws IOException {
    return new ManifestTable(name).read(in, Path.of(""));
  }

  /** Whether a file is a recording by its name. */
  public static boolean isRecording(Path file) {
    return isRecording(file.getFileName().toString());
  }

  /** Whether a file of this name, without its folder, is a recording. */
  public static boolean isRecording(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") && AudioFiles.extensions().contains(ending);
  }

  private static Manifest ofFolder(Path folder) throws IOException {
    FolderWalk walk = FolderWalk.of(folder, Manifest::isRecording);
    List<Row> rows = new ArrayList<>();
    for (Path file : walk.files()) {
      Path relative = folder.relativize(file);
      String speaker = relative.getParent() == null ? "?" : relative.getParent().toString();
      // Every fiftieth file validates, so that a folder alone is enough to train on.
      String split = rows.size() % VALID_EVERY == VALID_EVERY - 1 ? "valid" : TRAIN;
      rows.add(new Row(relative.toString(), speaker, "?", split, "?"));
    }
    if (rows.isEmpty()) {
      String reasons = String.join("; ", walk.leftOut().stream().map(LeftOut::toString).toList());
      throw new IOException(
          "%s: no recording in it (.%s)%s"
              .formatted(
                  folder,
                  String.join(", .", AudioFiles.extensions()),
                  reasons.isEmpty() ? "" : "; " + reasons));
    }
    String list = String.join("\n", rows.stream().map(Row::path).toList());
    String sha256 = Checksums.sha256(list.getBytes(StandardCharsets.UTF_8));
    return new Manifest(folder, rows, Map.of(), walk.leftOut(), sha256);
  }

  /** Where a recording is. */
  public Path file(Row row) {
    return folder.resolve(row.path());
  }

  /** What is said in a recording, if the manifest says so. */
  public Optional<String> text(Row row) {
    return Optional.ofNullable(texts.get(row.path()));
  }
}
