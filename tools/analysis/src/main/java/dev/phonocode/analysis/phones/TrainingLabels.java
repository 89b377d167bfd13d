// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.labels.Segment;
import dev.phonocode.analysis.labels.Transcript;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.torch.train.PhoneTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Label files as targets for training, with the phones that {@link Phones} folds labels to. */
public final class TrainingLabels {
  private TrainingLabels() {}

  /**
   * The labels of all recordings of a manifest that have any.
   *
   * @throws IOException if a label file is not right, or if there are not two phones in all of them
   */
  public static PhoneTargets of(Labels labels, Manifest manifest) throws IOException {
    Map<String, Transcript> transcripts = new LinkedHashMap<>();
    TreeSet<String> phones = new TreeSet<>();
    Labels own = labels.among(manifest.rows().stream().map(Manifest.Row::path).toList());
    for (Manifest.Row row : manifest.rows()) {
      Optional<Transcript> found = transcript(own, row, manifest.folder().resolve(row.path()));
      if (found.isPresent()) {
        transcripts.put(row.path(), found.get());
        found.get().segments().forEach(s -> phones.add(Phones.of(s.label())));
      }
    }
    if (phones.size() < 2) {
      throw new IOException(
          "labels: expected two phones or more for the recordings, found " + phones);
    }
    List<String> names = List.copyOf(phones);
    Map<String, List<PhoneTargets.Segment>> recordings = new LinkedHashMap<>();
    transcripts.forEach((path, transcript) -> recordings.put(path, segments(transcript, names)));
    return new PhoneTargets(names, recordings);
  }

  private static Optional<Transcript> transcript(Labels labels, Manifest.Row row, Path file)
      throws IOException {
    int sampleRateHz;
    try (AudioSource sound = AudioFiles.open(file)) {
      sampleRateHz = sound.sampleRateHz();
    } catch (IOException e) {
      return Optional.empty(); // whoever trains leaves the recording out, and says why
    }
    return labels.of(row.path(), sampleRateHz);
  }

  private static List<PhoneTargets.Segment> segments(Transcript transcript, List<String> names) {
    List<PhoneTargets.Segment> segments = new ArrayList<>();
    for (Segment s : transcript.segments()) {
      int label = names.indexOf(Phones.of(s.label()));
      segments.add(new PhoneTargets.Segment(s.startSeconds(), s.endSeconds(), label));
    }
    return List.copyOf(segments);
  }
}
