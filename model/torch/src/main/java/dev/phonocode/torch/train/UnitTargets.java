// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.cluster.UnitFeatures;
import dev.phonocode.torch.cluster.UnitLearner;
import dev.phonocode.torch.cluster.UnitModel;
import dev.phonocode.torch.cluster.UnitVoice;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Units of all recordings of a corpus, in the place of labels. */
final class UnitTargets {
  private static final int MOST_FRAMES = 90_000; // an hour at 25 Hz tells as much as ten
  private static final int MOST_OF_A_VOICE = 16; // recordings
  private static final int VOICE_ROUNDS = 2;

  private final Corpus corpus;
  private final UnitFeatures features;
  private final int hops;
  private final double frameSeconds;
  private final Map<String, List<Utterance>> speakers;
  private Map<String, UnitVoice> voices = Map.of();

  private UnitTargets(Corpus corpus, ModelConfig config) throws IOException {
    this.corpus = corpus;
    if (corpus.bands() == 0) {
      throw new IOException(
          "guidance: units are found in log-mel energies, expected a mel front end");
    }
    features = new UnitFeatures(corpus.bands());
    hops = config.encoder().downSampling();
    frameSeconds = 1 / config.frameRateHz();
    speakers =
        corpus.utterances().stream()
            .filter(u -> u.frames() > 0)
            .collect(
                Collectors.groupingBy(u -> u.row().speaker(), TreeMap::new, Collectors.toList()));
  }

  /**
   * Fits units to the recordings of the split {@code train} and finds them in all. Vocal tracts and
   * units take turns: units tell which tract a speaker has, and are found anew without it.
   *
   * @param size how many units
   * @param clusterings how many times, each from a seed of its own; labels of the first come first
   * @throws IOException if the corpus cannot be read, holds no log-mel energies, or has fewer
   *     frames than there are to be units
   */
  static PhoneTargets of(Corpus corpus, ModelConfig config, int size, int clusterings, long seed)
      throws IOException {
    UnitTargets targets = new UnitTargets(corpus, config);
    targets.listen(Optional.empty());
    for (int round = 0; round < VOICE_ROUNDS; round++) {
      targets.listen(Optional.of(targets.fit(size, 1, seed).get(0)));
    }
    List<UnitModel> models = targets.fit(size, clusterings, seed);
    Map<String, List<PhoneTargets.Segment>> recordings = new HashMap<>();
    for (List<Utterance> spoken : targets.speakers.values()) {
      for (Utterance u : spoken) {
        recordings.put(u.row().path(), targets.segments(u, models));
      }
    }
    List<String> names =
        IntStream.range(0, size * clusterings).mapToObj(unit -> "unit " + unit).toList();
    return new PhoneTargets(names, recordings);
  }

  /** Finds what tells the speakers from each other, by units where there are some. */
  private void listen(Optional<UnitModel> model) throws IOException {
    Map<String, UnitVoice> found = new HashMap<>();
    for (Map.Entry<String, List<Utterance>> speaker : speakers.entrySet()) {
      List<Utterance> spoken = speaker.getValue();
      int stride = (spoken.size() - 1) / MOST_OF_A_VOICE + 1;
      List<float[]> heard = new ArrayList<>();
      for (int i = 0; i < spoken.size(); i += stride) {
        heard.add(energies(spoken.get(i)));
      }
      found.put(
          speaker.getKey(),
          model
              .map(m -> UnitVoice.likeliest(features, heard, m, hops))
              .orElseGet(() -> UnitVoice.plain(features, heard)));
    }
    voices = found;
  }

  private List<UnitModel> fit(int size, int clusterings, long seed) throws IOException {
    List<Utterance> train =
        corpus.utterances(Manifest.TRAIN::equals).stream().filter(u -> u.frames() > 0).toList();
    long frames = train.stream().mapToLong(u -> u.frames() / hops).sum();
    if (frames < size) {
      throw new IOException(
          "guidance: " + frames + " training frames, expected one for each of " + size + " units");
    }
    int stride = (int) (frames / MOST_FRAMES + 1);
    List<float[]> fitted = new ArrayList<>();
    for (int i = 0; i < train.size(); i += stride) {
      fitted.add(features(train.get(i)));
    }
    UnitLearner learner = new UnitLearner(fitted, UnitFeatures.SIZE, size);
    List<UnitModel> models = new ArrayList<>();
    for (int i = 0; i < clusterings; i++) {
      models.add(learner.fit(UnitFeatures.LOUDNESS, seed + i));
    }
    return models;
  }

  private List<PhoneTargets.Segment> segments(Utterance u, List<UnitModel> models)
      throws IOException {
    float[] heard = features(u);
    List<PhoneTargets.Segment> segments = new ArrayList<>();
    int firstLabel = 0;
    for (UnitModel model : models) {
      int[] units = model.decode(heard);
      int first = 0;
      for (int t = 1; t <= units.length; t++) {
        if (t == units.length || units[t] != units[first]) {
          int label = firstLabel + units[first];
          segments.add(new PhoneTargets.Segment(first * frameSeconds, t * frameSeconds, label));
          first = t;
        }
      }
      firstLabel += model.size();
    }
    return segments;
  }

  private float[] features(Utterance u) throws IOException {
    return features.of(energies(u), voices.get(u.row().speaker()), hops);
  }

  private float[] energies(Utterance u) throws IOException {
    return corpus.mel(u, 0, u.frames());
  }
}
