// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labels of a set of recordings: a CTM file, or a folder of label files ({@code .TextGrid},
 * {@code .lab}, {@code .phn}, {@code .ctm}) that lie as the recordings do, or all have names of
 * their own. A single file of the other kinds labels the recording of its name.
 *
 * <p>Labels are phones. Words may stand beside them: in a TextGrid's tier of words, and in a CTM
 * file whose name ends in {@code words.ctm}.
 */
public final class Labels {
  private static final String CTM = "ctm";
  private static final String TEXT_GRID = "textgrid";
  private static final String LAB = "lab";
  private static final String PHN = "phn";
  private static final Set<String> KINDS = Set.of(CTM, TEXT_GRID, LAB, PHN);

  private final Map<String, Transcript> read; // of CTM files, by recording
  private final Map<String, Transcript> words = new HashMap<>(); // the same, of words
  private final Map<String, Path> files; // by path without extension
  private final Map<String, Path> names; // by file name alone, where that is unique

  private Labels(Map<String, Transcript> read, Map<String, Path> files, Map<String, Path> names) {
    this.read = read;
    this.files = files;
    this.names = names;
  }

  /**
   * Opens labels. CTM files are read at once, others when they are asked for.
   *
   * @throws LabelException if a CTM file is not right
   * @throws IOException if there is nothing, or nothing that holds labels
   */
  public static Labels open(Path fileOrFolder) throws IOException {
    if (!Files.exists(fileOrFolder)) {
      throw new NoSuchFileException(fileOrFolder.toString());
    }
    Labels labels = new Labels(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    if (Files.isDirectory(fileOrFolder)) {
      labels.addAll(fileOrFolder);
    } else if (KINDS.contains(kind(fileOrFolder))) {
      labels.add(fileOrFolder.getFileName(), fileOrFolder, new HashSet<>());
    } else {
      throw new IOException(fileOrFolder + ": expected .ctm, .TextGrid, .lab or .phn");
    }
    if (labels.read.isEmpty() && labels.words.isEmpty() && labels.files.isEmpty()) {
      throw new IOException(fileOrFolder + ": no labels in it (.ctm, .TextGrid, .lab, .phn)");
    }
    return labels;
  }

  private void addAll(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(file -> KINDS.contains(kind(file))).sorted().toList();
    }
    Set<String> ambiguous = new HashSet<>();
    for (Path file : found) {
      add(folder.relativize(file), file, ambiguous);
    }
    names.keySet().removeAll(ambiguous);
  }

  private void add(Path relative, Path file, Set<String> ambiguous) throws IOException {
    if (kind(file).equals(CTM)) {
      boolean areWords = file.getFileName().toString().matches("(?i).*words\\.ctm");
      (areWords ? words : read).putAll(CtmReader.read(file));
      return;
    }
    Path twin = files.putIfAbsent(stem(relative.toString()), file);
    if (twin != null) {
      throw new LabelException(file, 1, "labels the same recording as " + twin);
    }
    String name = stem(relative.getFileName().toString());
    if (names.put(name, file) != null) {
      ambiguous.add(name);
    }
  }

  /**
   * The labels of one recording, by its path or else by its file name alone.
   *
   * @param recording its path, relative to the folder of the data; an extension does not matter
   * @param sampleRateHz of the recording, for labels that count samples
   * @throws LabelException if the file is not right
   */
  public Optional<Transcript> of(String recording, int sampleRateHz) throws IOException {
    return find(stem(recording), sampleRateHz);
  }

  private Optional<Transcript> find(String path, int sampleRateHz) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String key : List.of(path, name)) {
      if (read.containsKey(key)) {
        return Optional.of(read.get(key));
      }
    }
    Path file = files.getOrDefault(path, names.get(name));
    return file == null ? Optional.empty() : Optional.of(read(file, sampleRateHz));
  }

  /**
   * The labels of a recording that may lie anywhere: by as many of the last names of its path as
   * some label's path has.
   *
   * @param sampleRateHz of the recording, for labels that count samples
   * @throws LabelException if the file is not right
   */
  public Optional<Transcript> ofFile(Path recording, int sampleRateHz) throws IOException {
    List<String> ends = ends(recording);
    for (String end : ends) {
      if (read.containsKey(end) || files.containsKey(end)) {
        return find(end, sampleRateHz);
      }
    }
    return find(ends.get(ends.size() - 1), sampleRateHz);
  }

  /** The words of a recording, as {@link #ofFile}. */
  public Optional<Transcript> wordsOfFile(Path recording) throws IOException {
    List<String> ends = ends(recording);
    Path file = names.get(ends.get(ends.size() - 1));
    for (String end : ends) {
      if (words.containsKey(end)) {
        return Optional.of(words.get(end));
      }
      file = files.getOrDefault(end, file);
    }
    boolean hasTiers = file != null && kind(file).equals(TEXT_GRID);
    return hasTiers ? TextGridReader.words(file) : Optional.empty();
  }

  /** The path without extension, then ever fewer of its last names. */
  private static List<String> ends(Path recording) {
    List<String> ends = new ArrayList<>();
    String path = stem(recording.toAbsolutePath().normalize().toString());
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/')) {
      path = path.substring(slash + 1);
      ends.add(path);
    }
    return ends;
  }

  private static Transcript read(Path file, int sampleRateHz) throws IOException {
    return switch (kind(file)) {
      case TEXT_GRID -> TextGridReader.read(file);
      case LAB -> LabReader.read(file);
      case PHN -> PhnReader.read(file, sampleRateHz);
      default -> throw new IllegalStateException("no reader for " + file);
    };
  }

  /**
   * The first line of a CTM file that names none of these recordings.
   *
   * @param recordings paths relative to the folder of the data
   * @return one line with file and line number, and how many more there are
   */
  public Optional<String> unmatched(Collection<String> recordings) {
    Set<String> known = new HashSet<>();
    for (String recording : recordings) {
      String path = stem(recording);
      known.add(path);
      known.add(path.substring(path.lastIndexOf('/') + 1));
    }
    List<String> missing = read.keySet().stream().filter(key -> !known.contains(key)).toList();
    return missing.stream()
        .findFirst()
        .map(
            name ->
                read.get(name).file()
                    + ":"
                    + read.get(name).segments().get(0).line()
                    + ": labels "
                    + name
                    + ", which is not in the data"
                    + (missing.size() == 1 ? "" : ", nor are " + (missing.size() - 1) + " more"));
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** A path without extension, with slashes on every system. */
  private static String stem(String path) {
    String slashed = path.replace('\\', '/');
    int dot = slashed.lastIndexOf('.');
    return dot > slashed.lastIndexOf('/') ? slashed.substring(0, dot) : slashed;
  }
}
