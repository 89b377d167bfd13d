// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.Text;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a training run sounds like: a few held-out recordings, as they are ({@code original-1.wav})
 * and as the model of a step makes them ({@code step-002000-1.wav}).
 */
final class ValidationSamples {
  private static final int RECORDINGS = 2;
  private static final int SECONDS = 4;

  private final Path folder;
  private final Manifest manifest;
  private Optional<List<AudioClip>> clips = Optional.empty();

  /** Samples of the first held-out recording of each of the first few speakers. */
  ValidationSamples(Manifest manifest, Path folder) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Starts of the recordings, read once; what cannot be read has been named before. */
  private List<AudioClip> clips(int rateHz) {
    if (clips.isPresent()) {
      return clips.get();
    }
    List<String> speakers = new ArrayList<>();
    List<AudioClip> read = new ArrayList<>();
    for (Manifest.Row row : manifest.rows()) {
      boolean wanted = !row.split().equals(Manifest.TRAIN) && !speakers.contains(row.speaker());
      if (wanted && read.size() < RECORDINGS) {
        try {
          AudioClip clip = AudioFiles.read(manifest.file(row));
          read.add(Resampling.toRate(clip, rateHz).start(SECONDS));
          speakers.add(row.speaker());
        } catch (IOException e) {
          continue;
        }
      }
    }
    clips = Optional.of(read);
    return read;
  }

  /** Writes the samples of a step. */
  void write(int step, ModelBundle bundle) throws IOException {
    Files.createDirectories(folder);
    try (SpeechCodec codec = SpeechCodec.open(bundle)) {
      List<AudioClip> recordings = clips(bundle.config().sampleRateHz());
      for (int i = 0; i < recordings.size(); i++) {
        AudioClip clip = recordings.get(i);
        Path original = folder.resolve("original-" + (i + 1) + ".wav");
        if (!Files.exists(original)) {
          AudioFiles.write(original, clip);
        }
        String name = Text.of("step-%06d-%d.wav", step, i + 1);
        AudioFiles.write(folder.resolve(name), codec.decode(codec.encode(clip)));
      }
    }
  }
}
