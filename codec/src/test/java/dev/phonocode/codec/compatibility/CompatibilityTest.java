// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bundles, streams and exports of each version that was released, a folder each, give the codes and
 * the samples that they gave then. Nothing in these folders is ever changed; a release that writes
 * something new adds {@code target/compatibility} as a folder of its own.
 */
class CompatibilityTest {
  private static final String LINES = "expected.tsv";

  static List<Path> versions() throws IOException, URISyntaxException {
    Path all = Path.of(CompatibilityTest.class.getResource("1.0.0").toURI()).getParent();
    try (Stream<Path> folders = Files.list(all)) {
      return folders.filter(folder -> Files.exists(folder.resolve(LINES))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void readsWhatEarlierVersionsWrote(Path folder) throws IOException {
    List<Expected> lines =
        Files.readAllLines(folder.resolve(LINES)).stream().map(Expected::parse).toList();
    for (Expected line : lines) {
      assertEquals(line, line.found(folder));
    }
    Set<String> tried =
        lines.stream()
            .flatMap(line -> Stream.of(line.file(), line.model()))
            .collect(Collectors.toCollection(TreeSet::new));
    tried.add(LINES);
    assertEquals(names(folder), tried, "what is there is tried");
  }

  @Test
  void readsWhatItWritesItself() throws IOException {
    Path folder = Path.of("target/compatibility");
    Files.createDirectories(folder);
    TinyBundles.write(folder);
    List<Expected> lines = TinyStreams.write(folder);
    Files.write(folder.resolve(LINES), lines.stream().map(Expected::line).toList());
    assertTrue(lines.stream().map(Expected::sound).distinct().count() > 20, "all alike");
    readsWhatEarlierVersionsWrote(folder);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
