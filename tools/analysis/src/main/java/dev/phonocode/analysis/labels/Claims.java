// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which recordings of a set want which labels. Two of one name in different folders must not both
 * get the labels of that name: they belong to the one whose path agrees with theirs in more names,
 * and to none if both agree equally.
 */
final class Claims {
  private final LabelIndex index;
  private final Map<String, Claim> claims = new HashMap<>(); // by the labels' path

  /** Those recordings that agree with some labels in the most names. */
  private record Claim(int names, Set<String> recordings) {}

  /**
   * Settles the claims.
   *
   * @param recordings paths without extension; none for recordings that are asked for singly
   */
  Claims(LabelIndex index, Collection<String> recordings) {
    this.index = index;
    for (String recording : recordings) {
      index
          .match(recording)
          .filter(match -> match.paths().size() == 1)
          .ifPresent(match -> claim(match, recording));
    }
  }

  private void claim(LabelIndex.Match match, String recording) {
    Claim claim = claims.get(match.path());
    if (claim == null || match.names() > claim.names()) {
      claim = new Claim(match.names(), new TreeSet<>());
      claims.put(match.path(), claim);
    }
    if (match.names() == claim.names()) {
      claim.recordings().add(recording);
    }
  }

  /**
   * The labels of a recording.
   *
   * @throws LabelException if they could be those of another, or if several could be meant
   */
  Optional<LabelSource> of(String recording) throws LabelException {
    Optional<LabelIndex.Match> match = index.match(recording);
    if (match.isEmpty()) {
      return Optional.empty();
    }
    Set<String> paths = match.get().paths();
    LabelSource source = index.source(match.get().path());
    if (paths.size() > 1) {
      if (claims.keySet().containsAll(paths)) {
        return Optional.empty(); // all are another's
      }
      throw new LabelException(
          source.file(),
          source.line(),
          "one of " + paths.size() + " that could label " + recording + "; none says its folder");
    }
    Claim claim = claims.getOrDefault(match.get().path(), new Claim(0, Set.of(recording)));
    if (!claim.recordings().contains(recording)) {
      return Optional.empty();
    }
    if (claim.recordings().size() > 1) {
      throw new LabelException(
          source.file(),
          source.line(),
          "could label each of " + String.join(", ", claim.recordings()) + "; expected a folder");
    }
    return Optional.of(source);
  }
}
