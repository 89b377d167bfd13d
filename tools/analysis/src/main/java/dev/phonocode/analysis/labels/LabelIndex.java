// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the labels of a recording by the last names of its path: as many as it has in common with
 * the path of some labels, at least the last. All paths have slashes and no extension.
 */
final class LabelIndex {
  private final Map<String, LabelSource> sources = new LinkedHashMap<>(); // by own path
  private final Map<String, Set<String>> endings = new HashMap<>(); // own paths by their ends

  /**
   * Labels that were found.
   *
   * @param paths that fit equally well, one or more
   * @param names at the end of the path that agree
   */
  record Match(Set<String> paths, int names) {
    String path() {
      return paths.iterator().next();
    }
  }

  /** Labels in a file of their own, which may lie in another folder than the recording. */
  void addFile(String path, LabelSource source) {
    add(path, source);
    for (String end : ends(path)) {
      endings.computeIfAbsent(end, e -> new LinkedHashSet<>()).add(path);
    }
  }

  /** Labels that name their recording: all of that name must agree. */
  void addNamed(String name, LabelSource source) {
    add(name, source);
    endings.computeIfAbsent(name, e -> new LinkedHashSet<>()).add(name);
  }

  private void add(String path, LabelSource source) {
    LabelSource twin = sources.get(path);
    sources.put(path, twin == null ? source : twins(source, twin));
  }

  private static LabelSource twins(LabelSource source, LabelSource twin) {
    return LabelSource.bad(
        source.file(),
        source.line(),
        new LabelException(
            source.file(), source.line(), "labels the same recording as " + twin.file()));
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  LabelSource source(String path) {
    return sources.get(path);
  }

  /** The labels that fit a recording best. */
  Optional<Match> match(String recording) {
    List<String> ends = ends(recording);
    for (int i = 0; i < ends.size(); i++) {
      String end = ends.get(i);
      if (sources.containsKey(end)) {
        return Optional.of(new Match(Set.of(end), ends.size() - i));
      }
      if (endings.containsKey(end)) {
        return Optional.of(new Match(endings.get(end), ends.size() - i));
      }
    }
    return Optional.empty();
  }

  /** The path, then ever fewer of its last names. */
  private static List<String> ends(String path) {
    List<String> ends = new ArrayList<>(List.of(path));
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      ends.add(path.substring(slash + 1));
    }
    return ends;
  }
}
