// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.audio.Floats;
import dev.phonocode.audio.timbre.Timbre;
import dev.phonocode.codec.UnknownSpeakerException;
import dev.phonocode.codec.Voice;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Voices of a model: what is known of them by name. */
public final class Voices {
  private static final int NEAREST = 3;

  private Voices() {}

  /**
   * The vector of a voice.
   *
   * @return [speaker.size]
   * @throws UnknownSpeakerException if it has a name that the model does not have
   * @throws IllegalArgumentException if another model heard it, or it has not so many numbers
   */
  public static float[] vector(SpeechModel model, Voice voice) {
    float[] vector = new float[model.config().speaker().size()];
    if (voice instanceof VoiceMixture mixture) {
      double total = mixture.total();
      mixture.shares().forEach((name, share) -> add(find(model, name), share / total, vector));
      return vector;
    }
    Optional<String> hearer = ((HeardVoice) voice).modelId();
    if (hearer.isPresent() && !hearer.get().equals(model.id())) {
      throw new IllegalArgumentException(
          "voice: expected one that model " + model.id() + " heard, found " + hearer.get());
    }
    Floats heard = ((HeardVoice) voice).vector();
    if (heard.size() != vector.length) {
      throw new IllegalArgumentException(
          "voice: expected " + vector.length + " numbers, found " + heard.size());
    }
    return heard.toArray();
  }

  private static void add(NamedSpeaker speaker, double share, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (share * speaker.vector().get(i));
    }
  }

  /**
   * The vector of a voice of the model.
   *
   * @throws UnknownSpeakerException if it has none of this name
   */
  public static float[] named(SpeechModel model, String name) {
    return vector(model, Voice.named(name));
  }

  /**
   * The median F0 of a voice, in Hz; empty if the model does not say it of every part.
   *
   * @throws UnknownSpeakerException if it has a name that the model does not have
   */
  public static OptionalDouble pitchHz(SpeechModel model, Voice voice) {
    if (voice instanceof HeardVoice heard) {
      return heard.pitchHz();
    }
    VoiceMixture mixture = (VoiceMixture) voice;
    double logHz = 0;
    boolean isKnown = true;
    for (Map.Entry<String, Double> part : mixture.shares().entrySet()) {
      OptionalDouble hertz = find(model, part.getKey()).pitch();
      isKnown &= hertz.isPresent();
      logHz += part.getValue() / mixture.total() * StrictMath.log(hertz.orElse(1));
    }
    return isKnown ? OptionalDouble.of(StrictMath.exp(logHz)) : OptionalDouble.empty();
  }

  /**
   * The timbre of a voice; empty if the model does not say it of every part.
   *
   * @throws UnknownSpeakerException if it has a name that the model does not have
   */
  public static Optional<Timbre> timbre(SpeechModel model, Voice voice) {
    if (voice instanceof HeardVoice heard) {
      return heard.timbre();
    }
    VoiceMixture mixture = (VoiceMixture) voice;
    List<Timbre> timbres = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Map.Entry<String, Double> part : mixture.shares().entrySet()) {
      find(model, part.getKey()).timbre().ifPresent(timbres::add);
      shares.add(part.getValue() / mixture.total());
    }
    return timbres.size() == shares.size()
        ? Optional.of(Timbre.mixture(timbres, shares))
        : Optional.empty();
  }

  private static NamedSpeaker find(SpeechModel model, String name) {
    for (NamedSpeaker speaker : model.speakers()) {
      if (speaker.name().equals(name)) {
        return speaker;
      }
    }
    List<String> nearest =
        model.speakers().stream()
            .map(NamedSpeaker::name)
            .sorted(Comparator.comparingInt((String known) -> distance(name, known)))
            .limit(NEAREST)
            .toList();
    throw new UnknownSpeakerException(name, nearest, model.speakers().size());
  }

  /** Characters to insert, remove or replace to make one name of the other (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1]; // distances of a's first i characters to each start of b
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
