// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The readers on the class path, looked for once. */
final class AudioReaders {
  private static final List<AudioReader> ALL =
      ServiceLoader.load(AudioReader.class, AudioReader.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private AudioReaders() {}

  static Optional<AudioReader> of(byte[] start) {
    return ALL.stream().filter(reader -> reader.reads(start)).findFirst();
  }

  /** What is read, in words that follow "expected". */
  static String names() {
    List<String> names = ALL.stream().map(AudioReader::name).toList();
    return "a WAV (RIFF, RF64 or Wave64)"
        + (names.isEmpty() ? "" : ", " + String.join(", ", names))
        + " or FLAC file";
  }

  static Set<String> extensions() {
    Set<String> all = new TreeSet<>(Set.of("wav", "w64", "flac"));
    ALL.forEach(reader -> all.addAll(reader.extensions()));
    return all;
  }
}
