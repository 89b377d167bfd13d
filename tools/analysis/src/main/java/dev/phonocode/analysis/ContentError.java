// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.analysis.ConversionClips.Clip;
import dev.phonocode.analysis.voices.PhoneRecogniser;
import dev.phonocode.audio.AudioClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How many phones of what is said a recogniser still hears.
 *
 * @param folder for its files, empty
 */
record ContentError(PhoneRecogniser recogniser, Path folder) {
  /** A recording, and a clip in which the same is said. */
  record Pair(Clip original, AudioClip spoken) {}

  /**
   * The errors over all recordings whose text is known, and all of whose words the recogniser
   * knows; empty if there is none.
   *
   * @param ownVoice decoded in their own voice
   * @param converted the same recordings in others
   */
  Optional<ConversionScore.Content> of(List<Pair> ownVoice, List<Pair> converted)
      throws IOException {
    double[] errors = new double[3];
    double[] phones = new double[3];
    for (Pair pair : ownVoice) {
      add(pair.original(), pair.original().sound(), 0, errors, phones);
      add(pair.original(), pair.spoken(), 1, errors, phones);
    }
    for (Pair pair : converted) {
      add(pair.original(), pair.spoken(), 2, errors, phones);
    }
    return phones[0] == 0
        ? Optional.empty()
        : Optional.of(
            new ConversionScore.Content(
                (int) phones[0],
                errors[0] / phones[0],
                errors[1] / phones[1],
                errors[2] / phones[2]));
  }

  private void add(Clip original, AudioClip spoken, int kind, double[] errors, double[] phones)
      throws IOException {
    Optional<List<String>> said = original.text().flatMap(recogniser::phones);
    if (said.isPresent()) {
      errors[kind] += recogniser.distance(said.get(), recogniser.hear(spoken, folder));
      phones[kind] += said.get().size();
    }
  }
}
