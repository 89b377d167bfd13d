// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of labels in a folder. Aligners write words and phones to folders of these names side by
 * side (NeMo: {@code words}, {@code tokens}, {@code segments}); such a name says what a file holds
 * and is no part of the recording's path.
 *
 * @param path of what it labels, relative, with slashes, without extension
 * @param areWords whether it holds words rather than phones
 */
record LabelFile(Path file, String path, boolean areWords) {
  static final String CTM = "ctm";
  static final String TEXT_GRID = "textgrid";
  static final String LAB = "lab";
  static final String PHN = "phn";

  private static final Set<String> KINDS = Set.of(CTM, TEXT_GRID, LAB, PHN);
  private static final String TOKENS = "tokens";
  private static final Set<String> WORDS = Set.of("words", "word");
  private static final Set<String> PHONES = Set.of(TOKENS, "phones", "phonemes");
  private static final Set<String> SENTENCES = Set.of("segments", "additional_segments");

  /** The kind of a file by its name; empty if there is none, as for a root. */
  static String kind(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  static boolean isOne(Path file) {
    return KINDS.contains(kind(file));
  }

  /** A file that stands alone. */
  static LabelFile of(Path file) {
    String name = file.getFileName().toString();
    return new LabelFile(file, stem(name), areWords(name));
  }

  private static boolean areWords(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("words." + CTM);
  }

  /** A file that a walk of a folder found; empty if it holds sentences. */
  static Optional<LabelFile> in(Path folder, Path file) {
    return areSentences(file) ? Optional.empty() : Optional.of(of(folder, file));
  }

  /** Sentences stand beside tokens; elsewhere a folder of segments holds phones. */
  private static boolean areSentences(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent.getFileName() != null
        && SENTENCES.contains(name(parent))
        && Files.isDirectory(parent.resolveSibling(TOKENS));
  }

  private static LabelFile of(Path folder, Path file) {
    Path root = folder.toAbsolutePath().normalize().getFileName();
    boolean areWords = areWords(file.getFileName().toString());
    areWords |= root != null && WORDS.contains(name(root));
    List<String> kept = new ArrayList<>();
    Path relative = folder.relativize(file);
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      String name = name(relative.getName(i));
      areWords |= WORDS.contains(name);
      if (!WORDS.contains(name) && !PHONES.contains(name)) {
        kept.add(relative.getName(i).toString());
      }
    }
    kept.add(relative.getFileName().toString());
    return new LabelFile(file, stem(String.join("/", kept)), areWords);
  }

  private static String name(Path path) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** A path without extension, with slashes on every system. */
  static String stem(String path) {
    String slashed = path.replace('\\', '/');
    int dot = slashed.lastIndexOf('.');
    return dot > slashed.lastIndexOf('/') ? slashed.substring(0, dot) : slashed;
  }
}
