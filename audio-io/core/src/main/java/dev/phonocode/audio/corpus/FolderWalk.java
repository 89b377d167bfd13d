// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The files of a folder and of all folders in it.
 *
 * <p>Symbolic links are followed, each folder is visited once, and by its own path rather than by a
 * link's. What cannot be read does not stop the walk. Files whose names begin with {@code ._} are
 * passed by: macOS writes them beside every file on a disk that is not its own.
 */
public final class FolderWalk {
  private static final String APPLE_DOUBLE = "._";

  private final Predicate<Path> wanted;
  private final List<Path> files = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<Path, Path> visited = new HashMap<>(); // path as found, by real path
  private final Queue<Path> links = new ArrayDeque<>();

  private FolderWalk(Predicate<Path> wanted) {
    this.wanted = wanted;
  }

  /**
   * Walks a folder, which may be a link.
   *
   * @param wanted which names are looked for
   * @throws IOException if the folder itself cannot be read
   */
  public static FolderWalk of(Path folder, Predicate<Path> wanted) throws IOException {
    FolderWalk walk = new FolderWalk(wanted);
    Files.newDirectoryStream(folder).close(); // one that cannot be read is no empty one
    walk.folder(folder);
    for (Path link = walk.links.poll(); link != null; link = walk.links.poll()) {
      walk.folder(link);
    }
    walk.files.sort(null);
    return walk;
  }

  /** What was found, each path beginning with that of the folder; sorted. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** Folders, links and wanted files that could not be used. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  private void folder(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      Path twin = visited.putIfAbsent(folder.toRealPath(), folder);
      if (twin != null) {
        leftOut.add(new LeftOut(folder, "it is the folder " + twin + " again"));
        return;
      }
      all.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      leftOut.add(new LeftOut(folder, "the folder cannot be read (" + kind(e) + ")"));
    }
    entries.sort(null);
    entries.forEach(this::entry);
  }

  private void entry(Path entry) {
    if (entry.getFileName().toString().startsWith(APPLE_DOUBLE)) {
      return;
    }
    if (Files.isDirectory(entry)) {
      if (Files.isSymbolicLink(entry)) {
        links.add(entry); // later, so that what it names is found by its own path
      } else {
        folder(entry);
      }
    } else if (wanted.test(entry)) {
      file(entry);
    }
  }

  private void file(Path file) {
    if (!isText(file)) {
      leftOut.add(new LeftOut(file, "its name is no text in the encoding of this system"));
    } else if (!Files.exists(file)) {
      leftOut.add(new LeftOut(file, "the link leads nowhere"));
    } else if (!Files.isRegularFile(file)) {
      leftOut.add(new LeftOut(file, "it is no regular file"));
    } else {
      files.add(file);
    }
  }

  /** Whether the path is found again by its text, as which it is passed on. */
  private static boolean isText(Path file) {
    try {
      return Path.of(file.toString()).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String kind(Exception e) {
    Throwable cause = e instanceof DirectoryIteratorException ? e.getCause() : e;
    return cause.getClass().getSimpleName().replace("Exception", "");
  }
}
