// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.bench;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.codec.internal.voice.HeardVoice;
import dev.phonocode.codec.internal.voice.VoicedStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code PitchOfStarts FOLDER}: how far the pitch that the start of a recording tells lies from
 * that of its first 20 s, over 150 recordings of 12 s or more; for {@code convert --look-in}.
 */
public final class PitchOfStarts {
  private static final int RATE_HZ = 16_000;
  private static final int MOST_RECORDINGS = 150;
  private static final int LEAST_SECONDS = 12;
  private static final int MOST_SECONDS = 20;

  private PitchOfStarts() {}

  public static void main(String[] args) throws IOException {
    List<AudioClip> clips = longOnes(Path.of(args[0]));
    System.out.println(clips.size() + " recordings; seconds of sound, semitones off:");
    print("1 s of sound", clips, clip -> clip.start(1));
    for (int seconds = 1; seconds <= 3; seconds++) {
      Duration voiced = Duration.ofSeconds(seconds);
      print(seconds + " s of voice", clips, clip -> VoicedStart.of(AudioSource.of(clip), voiced));
    }
  }

  private interface Start {
    AudioClip of(AudioClip clip) throws IOException;
  }

  private static void print(String name, List<AudioClip> clips, Start start) throws IOException {
    List<Double> seconds = new ArrayList<>();
    List<Double> semitones = new ArrayList<>();
    for (AudioClip clip : clips) {
      AudioClip heard = start.of(clip);
      seconds.add((double) heard.samples().length / RATE_HZ);
      double ratio = pitchHz(heard) / pitchHz(clip);
      semitones.add(Math.abs(12 * Math.log(ratio) / Math.log(2)));
    }
    System.out.printf(
        "%-12s  %s s, %s semitones%n",
        name, halfAndNineTenths(seconds), halfAndNineTenths(semitones));
  }

  private static double pitchHz(AudioClip clip) {
    return HeardVoice.medianPitchHz(clip).orElse(1);
  }

  private static String halfAndNineTenths(List<Double> numbers) {
    Collections.sort(numbers);
    int size = numbers.size();
    return String.format("%.1f (%.1f)", numbers.get(size / 2), numbers.get(size * 9 / 10));
  }

  private static List<AudioClip> longOnes(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          new ArrayList<>(all.filter(file -> file.toString().endsWith(".flac")).sorted().toList());
    }
    Collections.shuffle(files, new Random(1));
    List<AudioClip> clips = new ArrayList<>();
    for (int i = 0; i < files.size() && clips.size() < MOST_RECORDINGS; i++) {
      AudioClip clip = Resampling.toRate(AudioFiles.read(files.get(i)), RATE_HZ);
      if (clip.samples().length >= LEAST_SECONDS * RATE_HZ) {
        clips.add(clip.start(MOST_SECONDS));
      }
    }
    return clips;
  }
}
