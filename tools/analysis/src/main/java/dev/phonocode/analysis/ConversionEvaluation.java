// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.analysis.ConversionClips.Clip;
import dev.phonocode.analysis.ConversionScore.Votes;
import dev.phonocode.analysis.jobs.Advance;
import dev.phonocode.analysis.jobs.Batch;
import dev.phonocode.analysis.jobs.SpeechDone;
import dev.phonocode.analysis.linear.LinearClassifier;
import dev.phonocode.analysis.voices.PhoneRecogniser;
import dev.phonocode.analysis.voices.VoiceFeatures;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import dev.phonocode.model.NamedSpeaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Evaluates conversion: does a classifier of real voices take converted speech for the target's, do
 * the words survive, and do the codes alone tell who speaks.
 *
 * @param clipsEach real held-out clips of each speaker, all of which are converted
 * @param unseenSpeakers that the model never heard, at most
 */
public record ConversionEvaluation(SpeechCodec codec, int clipsEach, int unseenSpeakers) {
  /** A clip that was spoken again. */
  private record Spoken(int source, int target, AudioClip clip, Clip original) {}

  /**
   * Evaluates.
   *
   * @param recogniser of phones, if there is one
   * @param folder for temporary files
   * @param progress told of each recording, by one thread at a time
   * @throws IOException if a recording cannot be read, or fewer than two of the model's voices have
   *     both recordings that it was trained on and others
   */
  public ConversionScore run(
      List<SpeakerRecording> recordings,
      Optional<PhoneRecogniser> recogniser,
      Path folder,
      int threads,
      Advance progress)
      throws IOException {
    List<String> names = codec.model().speakers().stream().map(NamedSpeaker::name).toList();
    ConversionClips clips = ConversionClips.of(recordings, names, clipsEach, unseenSpeakers);
    int named = clips.named().size();
    if (named < 2) {
      throw new IOException(
          String.format(
              "expected recordings of at least 2 of the model's %s voices, both of split train"
                  + " and of others, found those of %s",
              names.size(), named));
    }
    LinearClassifier classifier = classifier(clips);
    List<Voice> voices = new ArrayList<>();
    clips.named().forEach(name -> voices.add(Voice.named(name)));
    clips.references().forEach(reference -> voices.add(codec.voiceOf(reference)));
    List<Spoken> real = new ArrayList<>();
    List<Spoken> wanted = new ArrayList<>(); // what is to be spoken; the clip comes later
    for (int source = 0; source < clips.classes(); source++) {
      for (Clip clip : clips.tested().get(source)) {
        real.add(new Spoken(source, source, clip.sound(), clip));
        for (int target = 0; target < clips.classes() && source < named; target++) {
          wanted.add(new Spoken(source, target, clip.sound(), clip));
        }
      }
    }
    SpeechDone done = new SpeechDone(wanted.size(), progress);
    List<Spoken> spoken =
        Batch.all(
            wanted, threads, done.counting(task -> speak(task, voices), s -> s.clip().seconds()));
    List<Spoken> own = spoken.stream().filter(s -> s.source() == s.target()).toList();
    List<Spoken> others = spoken.stream().filter(s -> s.source() != s.target()).toList();
    return new ConversionScore(
        votes(real.stream().filter(s -> s.source() < named).toList(), classifier),
        votes(real.stream().filter(s -> s.source() >= named).toList(), classifier),
        votes(own, classifier),
        votes(others.stream().filter(s -> s.target() < named).toList(), classifier),
        votes(others.stream().filter(s -> s.target() >= named).toList(), classifier),
        recogniser.isPresent()
            ? new ContentError(recogniser.get(), folder).of(own(own), once(others))
            : Optional.empty(),
        new ConversionScore.Probe(new CodeProbe(codec).run(clips, threads), 1.0 / named));
  }

  private Spoken speak(Spoken task, List<Voice> voices) {
    AudioClip clip =
        task.source() == task.target()
            ? codec.decode(codec.encode(task.clip()))
            : codec.convert(task.clip(), voices.get(task.target()));
    return new Spoken(task.source(), task.target(), clip, task.original());
  }

  private static LinearClassifier classifier(ConversionClips clips) {
    List<double[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int speaker = 0; speaker < clips.classes(); speaker++) {
      for (AudioClip piece : clips.learnt().get(speaker)) {
        examples.add(VoiceFeatures.of(piece));
        labels.add(speaker);
      }
    }
    return LinearClassifier.balanced(examples, labels, clips.classes());
  }

  private static Votes votes(List<Spoken> clips, LinearClassifier classifier) {
    int toTarget = 0;
    int toSource = 0;
    int nearer = 0;
    for (Spoken s : clips) {
      double[] features = VoiceFeatures.of(s.clip());
      double[] p = classifier.probabilities(features);
      int best = classifier.classify(features);
      toTarget += best == s.target() ? 1 : 0;
      toSource += best == s.source() ? 1 : 0;
      nearer += p[s.target()] > p[s.source()] ? 1 : 0;
    }
    double all = clips.size();
    return new Votes(clips.size(), toTarget / all, toSource / all, nearer / all);
  }

  private static List<ContentError.Pair> own(List<Spoken> spoken) {
    return spoken.stream().map(s -> new ContentError.Pair(s.original(), s.clip())).toList();
  }

  /** One conversion of each clip, to each voice in turn. */
  private static List<ContentError.Pair> once(List<Spoken> others) {
    Map<Clip, List<Spoken>> byClip =
        others.stream()
            .collect(
                Collectors.groupingBy(Spoken::original, LinkedHashMap::new, Collectors.toList()));
    List<ContentError.Pair> pairs = new ArrayList<>();
    for (Map.Entry<Clip, List<Spoken>> e : byClip.entrySet()) {
      Spoken chosen = e.getValue().get(pairs.size() % e.getValue().size());
      pairs.add(new ContentError.Pair(e.getKey(), chosen.clip()));
    }
    return pairs;
  }
}
