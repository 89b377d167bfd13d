// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.cluster.UnitFeatures;
import dev.phonocode.torch.cluster.UnitLearner;
import dev.phonocode.torch.cluster.UnitModel;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Units of all recordings of a corpus, in the place of labels. */
final class UnitTargets {
  private static final int MOST_FRAMES = 90_000; // an hour at 25 Hz tells as much as ten

  private UnitTargets() {}

  /**
   * Fits units to the recordings of the split {@code train} and finds them in all.
   *
   * @param size how many units
   * @throws IOException if the corpus cannot be read, holds no log-mel energies, or has fewer
   *     frames than there are to be units
   */
  static PhoneTargets of(Corpus corpus, ModelConfig config, int size, long seed)
      throws IOException {
    if (corpus.bands() == 0) {
      throw new IOException(
          "guidance: units are found in log-mel energies, expected a mel front end");
    }
    UnitFeatures features = new UnitFeatures(corpus.bands());
    int hops = config.encoder().downSampling();
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
      fitted.add(features.of(energies(corpus, train.get(i)), hops));
    }
    UnitModel model =
        new UnitLearner(fitted, UnitFeatures.SIZE, size).fit(UnitFeatures.LOUDNESS, seed);
    Map<String, List<PhoneTargets.Segment>> recordings = new HashMap<>();
    for (Utterance u : corpus.utterances()) {
      if (u.frames() > 0) {
        int[] units = model.decode(features.of(energies(corpus, u), hops));
        recordings.put(u.row().path(), runs(units, 1 / config.frameRateHz()));
      }
    }
    return new PhoneTargets(names(size), recordings);
  }

  private static float[] energies(Corpus corpus, Utterance u) throws IOException {
    return corpus.mel(u, 0, u.frames());
  }

  private static List<PhoneTargets.Segment> runs(int[] units, double frameSeconds) {
    List<PhoneTargets.Segment> runs = new ArrayList<>();
    int first = 0;
    for (int t = 1; t <= units.length; t++) {
      if (t == units.length || units[t] != units[first]) {
        runs.add(new PhoneTargets.Segment(first * frameSeconds, t * frameSeconds, units[first]));
        first = t;
      }
    }
    return runs;
  }

  private static List<String> names(int size) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      names.add("unit " + k);
    }
    return names;
  }
}
