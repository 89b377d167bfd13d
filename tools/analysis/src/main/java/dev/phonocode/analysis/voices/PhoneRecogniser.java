// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.voices;

import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Resampling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Phones of English speech by PocketSphinx and its model en-us, as Debian has them (packages
 * pocketsphinx and pocketsphinx-en-us), held against those that its dictionary gives for the words.
 */
public final class PhoneRecogniser {
  private static final String PROGRAM = "pocketsphinx_continuous";
  private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
  private static final int RATE_HZ = 16_000;
  private static final char FIRST_SYMBOL = 'a'; // one character a phone, for the edit distance

  private final Map<String, List<String>> dictionary;
  private final Map<String, Character> symbols = new HashMap<>();

  private PhoneRecogniser(Map<String, List<String>> dictionary) {
    this.dictionary = dictionary;
  }

  /** The recogniser of this machine; empty if it is not installed. */
  public static Optional<PhoneRecogniser> installed() throws IOException {
    Path words = MODEL.resolve("cmudict-en-us.dict");
    if (!Program.isInstalled(PROGRAM) || !Files.exists(words)) {
      return Optional.empty();
    }
    Map<String, List<String>> dictionary = new HashMap<>();
    for (String line : Files.readAllLines(words, StandardCharsets.UTF_8)) {
      List<String> cells = List.of(line.trim().split("\\s+"));
      dictionary.put(cells.get(0), cells.subList(1, cells.size()));
    }
    return Optional.of(new PhoneRecogniser(dictionary));
  }

  /** Phones of words, each as it is spoken first in the dictionary; empty if one is not there. */
  public Optional<List<String>> phones(String text) {
    List<String> phones = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z']+")) {
      if (!word.isEmpty() && !dictionary.containsKey(word)) {
        return Optional.empty();
      }
      phones.addAll(dictionary.getOrDefault(word, List.of()));
    }
    return phones.isEmpty() ? Optional.empty() : Optional.of(phones);
  }

  /**
   * Phones heard in a clip, pauses left out.
   *
   * @param folder for files, empty
   */
  public List<String> hear(AudioClip clip, Path folder) throws IOException {
    Path wav = folder.resolve("speech.wav");
    AudioFiles.write(wav, Resampling.toRate(clip, RATE_HZ));
    List<String> command = new ArrayList<>(List.of(PROGRAM, "-infile", wav.toString()));
    command.addAll(List.of("-hmm", MODEL.resolve("en-us").toString()));
    command.addAll(List.of("-allphone", MODEL.resolve("en-us-phone.lm.bin").toString()));
    command.addAll(List.of("-allphone_ci", "yes", "-lw", "2.0", "-logfn", "/dev/null"));
    Path words = Program.run(folder, command.toArray(String[]::new));
    List<String> phones = new ArrayList<>();
    for (String phone : Files.readString(words).split("\\s+")) {
      if (phone.matches("[A-Z]+") && !phone.equals("SIL")) {
        phones.add(phone);
      }
    }
    return phones;
  }

  /** Phones to insert, remove or replace to make one list of the other. */
  public synchronized int distance(List<String> a, List<String> b) {
    return LevenshteinDistance.getDefaultInstance().apply(spelt(a), spelt(b));
  }

  private String spelt(List<String> phones) {
    StringBuilder text = new StringBuilder();
    for (String phone : phones) {
      text.append(
          symbols.computeIfAbsent(phone, p -> (char) (FIRST_SYMBOL + symbols.size())).charValue());
    }
    return text.toString();
  }
}
