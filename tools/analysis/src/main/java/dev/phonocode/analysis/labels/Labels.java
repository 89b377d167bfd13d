// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import dev.phonocode.audio.corpus.FolderWalk;
import dev.phonocode.audio.corpus.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels of a set of recordings: a CTM file, or a folder of label files ({@code .TextGrid},
 * {@code .lab}, {@code .phn}, {@code .ctm}) that lie as the recordings do, or all have names of
 * their own. A single file of the other kinds labels the recording of its name.
 *
 * <p>Labels are phones. Words may stand beside them: in a TextGrid's tier of words, in a CTM file
 * whose name ends in {@code words.ctm}, and in a folder called {@code words}.
 *
 * <p>A file that is not right costs the recording that it labels: whoever asks for that one is told
 * why.
 */
public final class Labels {
  private final LabelIndex phones;
  private final LabelIndex words;
  private final Map<String, LabelSource> named; // of CTM files, by the recording they name
  private final List<LeftOut> leftOut;
  private final Claims claims;

  private Labels(
      LabelIndex phones,
      LabelIndex words,
      Map<String, LabelSource> named,
      List<LeftOut> leftOut,
      Claims claims) {
    this.phones = phones;
    this.words = words;
    this.named = named;
    this.leftOut = leftOut;
    this.claims = claims;
  }

  /**
   * Opens labels. CTM files are read at once, others when they are asked for.
   *
   * @throws LabelException if it is one CTM file, in which nothing is right
   * @throws IOException if there is nothing, or nothing that holds labels
   */
  public static Labels open(Path fileOrFolder) throws IOException {
    if (!Files.exists(fileOrFolder)) {
      throw new NoSuchFileException(fileOrFolder.toString());
    }
    LabelIndex phones = new LabelIndex();
    Labels labels =
        new Labels(
            phones,
            new LabelIndex(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new Claims(phones, List.of()));
    if (Files.isDirectory(fileOrFolder)) {
      FolderWalk walk = FolderWalk.of(fileOrFolder, LabelFile::isOne);
      for (Path file : walk.files()) {
        LabelFile.in(fileOrFolder, file).ifPresent(labels::add);
      }
      labels.leftOut.addAll(walk.leftOut());
    } else if (LabelFile.isOne(fileOrFolder)) {
      labels.addOnly(LabelFile.of(fileOrFolder));
    } else {
      throw new IOException(fileOrFolder + ": expected .ctm, .TextGrid, .lab or .phn");
    }
    if (labels.phones.isEmpty() && labels.words.isEmpty()) {
      throw new IOException(fileOrFolder + ": no labels in it (.ctm, .TextGrid, .lab, .phn)");
    }
    return labels;
  }

  private LabelIndex index(LabelFile file) {
    return file.areWords() ? words : phones;
  }

  private void add(LabelFile file) {
    if (!LabelFile.kind(file.file()).equals(LabelFile.CTM)) {
      index(file).addFile(file.path(), LabelSource.of(file.file()));
      return;
    }
    try {
      add(file, CtmReader.read(file.file()));
    } catch (IOException e) {
      index(file).addFile(file.path(), LabelSource.bad(file.file(), 1, e));
    }
  }

  private void addOnly(LabelFile file) throws IOException {
    if (!LabelFile.kind(file.file()).equals(LabelFile.CTM)) {
      add(file);
      return;
    }
    Map<String, LabelSource> recordings = CtmReader.read(file.file());
    Optional<IOException> first = Optional.empty();
    for (LabelSource source : recordings.values()) {
      try {
        source.phones().of(1);
        first = Optional.empty();
        break;
      } catch (LabelException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
    add(file, recordings);
  }

  /** A CTM file of one recording, and named after it, lies where the recording does. */
  private void add(LabelFile file, Map<String, LabelSource> recordings) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    if (recordings.keySet().equals(Set.of(name))) {
      index(file).addFile(file.path(), recordings.get(name));
      return;
    }
    recordings.forEach(index(file)::addNamed);
    if (!file.areWords()) {
      named.putAll(recordings);
    }
  }

  /** What a folder has and cannot be used. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * The same labels for just these recordings, so that two of one name in different folders never
   * share what can be only one's.
   *
   * @param recordings paths relative to the folder of the data; extensions do not matter
   */
  public Labels among(Collection<String> recordings) {
    List<String> paths = recordings.stream().map(LabelFile::stem).distinct().toList();
    return new Labels(phones, words, named, leftOut, new Claims(phones, paths));
  }

  /**
   * The phones of one recording, by as many of the last names of its path as some labels' path has.
   *
   * @param recording its path, relative to the folder of the data; an extension does not matter
   * @param sampleRateHz of the recording, for labels that count samples
   * @throws LabelException if they are not right, are words, or could be another recording's
   */
  public Optional<Transcript> of(String recording, int sampleRateHz) throws IOException {
    String path = LabelFile.stem(recording);
    Optional<LabelSource> source = claims.of(path);
    if (source.isEmpty()) {
      if (phones.isEmpty()) {
        LabelSource found = words.source(words.match(path).orElseThrow(() -> none(path)).path());
        throw new LabelException(found.file(), found.line(), "holds words, expected phones");
      }
      return Optional.empty();
    }
    Transcript transcript =
        source
            .get()
            .phones()
            .of(sampleRateHz)
            .orElseThrow(
                () ->
                    new LabelException(
                        source.get().file(), 1, "only words, expected an interval tier of phones"));
    transcript.checkPhones();
    return Optional.of(transcript);
  }

  private static IOException none(String path) {
    return new IOException(path + ": only words are labelled, expected phones");
  }

  /**
   * The phones of a recording that may lie anywhere.
   *
   * @param sampleRateHz of the recording, for labels that count samples
   * @throws LabelException if the file is not right
   */
  public Optional<Transcript> ofFile(Path recording, int sampleRateHz) throws IOException {
    Optional<LabelSource> source = claims.of(absolute(recording));
    return source.isEmpty() ? Optional.empty() : source.get().phones().of(sampleRateHz);
  }

  /** The words of a recording, as {@link #ofFile}. */
  public Optional<Transcript> wordsOfFile(Path recording, int sampleRateHz) throws IOException {
    String path = absolute(recording);
    Optional<LabelIndex.Match> match = words.match(path);
    if (match.isPresent()) {
      LabelSource source = words.source(match.get().path());
      Optional<Transcript> tier = source.words().of(sampleRateHz);
      return tier.isPresent() ? tier : source.phones().of(sampleRateHz);
    }
    Optional<LabelSource> beside = claims.of(path);
    return beside.isEmpty() ? Optional.empty() : beside.get().words().of(sampleRateHz);
  }

  private static String absolute(Path recording) {
    return LabelFile.stem(recording.toAbsolutePath().normalize().toString());
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
      phones.match(LabelFile.stem(recording)).ifPresent(match -> known.addAll(match.paths()));
    }
    List<String> missing = named.keySet().stream().filter(key -> !known.contains(key)).toList();
    return missing.stream()
        .findFirst()
        .map(
            name ->
                new LabelException(
                        named.get(name).file(),
                        named.get(name).line(),
                        "labels %s, which is not in the data%s"
                            .formatted(
                                name,
                                missing.size() == 1
                                    ? ""
                                    : ", nor are " + (missing.size() - 1) + " more"))
                    .getMessage());
  }
}
