// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.cli.bench.SyntheticSpeech;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.testkit.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small model of seeded random numbers, as a file: it babbles, by every rule of a trained one.
 */
final class RandomModel {
  static final int BOOKS = TinyModel.BOOKS;
  static final int CODES = TinyModel.CODES;
  static final String SPEAKER = "set/anna";

  /** One whose pitch is known, and one whose is not. */
  static final List<String> SPEAKERS = TinyModel.SPEAKERS;

  /** Writes the model of this seed to {@code folder}. */
  static Path in(Path folder, long seed) throws IOException {
    return write(folder.resolve("random-" + seed + ".phm"), config(), seed);
  }

  /** As {@link #in}, with a prior, which changes neither codes nor samples. */
  static Path withPriorIn(Path folder, long seed) throws IOException {
    ModelConfig config = TinyModel.withPrior(config());
    return write(folder.resolve("random-prior-" + seed + ".phm"), config, seed);
  }

  /** One whose first book's codes stand for phones. */
  static Path guidedIn(Path folder, long seed) throws IOException {
    ModelConfig config =
        config().withPhones(Optional.of(new ModelConfig.Phones(1, List.of("AA", "SIL"))));
    return write(folder.resolve("random-guided-" + seed + ".phm"), config, seed);
  }

  private static Path write(Path file, ModelConfig config, long seed) throws IOException {
    TinyModel.bundle(config, seed).write(file);
    return file;
  }

  /** Something like speech, as the bytes of a WAV. */
  static byte[] wav(double seconds, int sampleRateHz) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AudioClip clip = SyntheticSpeech.clip(seconds, sampleRateHz);
    AudioFiles.write(bytes, clip);
    return bytes.toByteArray();
  }

  private static ModelConfig config() {
    return TinyModel.small("random");
  }
}
