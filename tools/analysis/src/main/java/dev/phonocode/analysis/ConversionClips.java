// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recordings of an evaluation of conversion, by speaker: those that the classifier learns from,
 * and those that it is tested on and that are converted.
 *
 * @param named speakers that the model has a voice of; they come first among the classes
 * @param unseen speakers that the model never heard
 * @param learnt [classes] pieces of a few seconds, real
 * @param tested [classes] clips, real, none of them learnt from nor trained on
 * @param references 10 s of each of the unseen
 */
record ConversionClips(
    List<String> named,
    List<String> unseen,
    List<List<AudioClip>> learnt,
    List<List<Clip>> tested,
    List<AudioClip> references) {
  private static final int RATE_HZ = 16_000;
  private static final double REFERENCE_SECONDS = 10;
  private static final double PIECE_SECONDS = 10.0 / 3;
  private static final double MOST_SECONDS = 6; // of a tested clip; a longer one is cut
  private static final double LEAST_SECONDS = 1.5;
  private static final int LEARNT_RECORDINGS = 40; // of each named speaker

  /** A clip, and what is said in all of it, if known. */
  record Clip(AudioClip sound, Optional<String> text) {}

  /**
   * Chooses and reads.
   *
   * @param names of the model's voices
   * @param most tested clips of each speaker
   * @param mostUnseen speakers
   */
  static ConversionClips of(
      List<SpeakerRecording> recordings, List<String> names, int most, int mostUnseen)
      throws IOException {
    Map<String, List<SpeakerRecording>> bySpeaker = new TreeMap<>();
    recordings.forEach(t -> bySpeaker.computeIfAbsent(t.speaker(), s -> new ArrayList<>()).add(t));
    ConversionClips clips =
        new ConversionClips(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (String name : names) {
      clips.addNamed(name, bySpeaker.getOrDefault(name, List.of()), most);
    }
    for (Map.Entry<String, List<SpeakerRecording>> e : bySpeaker.entrySet()) {
      boolean isHeard = e.getValue().stream().anyMatch(SpeakerRecording::isTrained);
      if (!names.contains(e.getKey()) && !isHeard && clips.unseen.size() < mostUnseen) {
        clips.addUnseen(e.getKey(), e.getValue(), most);
      }
    }
    return clips;
  }

  /** Everyone that the classifier knows. */
  int classes() {
    return learnt.size();
  }

  private void addNamed(String name, List<SpeakerRecording> own, int most) throws IOException {
    List<SpeakerRecording> trained = own.stream().filter(SpeakerRecording::isTrained).toList();
    List<AudioClip> pieces = new ArrayList<>();
    for (SpeakerRecording recording : spread(trained, LEARNT_RECORDINGS)) {
      pieces.addAll(pieces(read(recording)));
    }
    List<Clip> clips = new ArrayList<>();
    for (SpeakerRecording recording :
        spread(own.stream().filter(t -> !t.isTrained()).toList(), most)) {
      clips.add(cut(read(recording), recording.text()));
    }
    if (!pieces.isEmpty() && !clips.isEmpty()) {
      named.add(name);
      learnt.add(pieces);
      tested.add(clips);
    }
  }

  private void addUnseen(String name, List<SpeakerRecording> own, int most) throws IOException {
    AudioClip all = joined(own);
    int reference = (int) (REFERENCE_SECONDS * RATE_HZ);
    List<Clip> rest =
        all.samples().length < reference
            ? List.of()
            : pieces(part(all, reference, all.samples().length)).stream()
                .limit(most)
                .map(p -> new Clip(p, Optional.empty()))
                .toList();
    if (!rest.isEmpty()) {
      unseen.add(name);
      references.add(part(all, 0, reference));
      learnt.add(pieces(part(all, 0, reference)));
      tested.add(rest);
    }
  }

  private static <T> List<T> spread(List<T> all, int most) {
    List<T> some = new ArrayList<>();
    int count = Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }

  private static AudioClip read(SpeakerRecording recording) throws IOException {
    return Resampling.toRate(
        new Recording(recording.file(), Double.POSITIVE_INFINITY).read(), RATE_HZ);
  }

  private static AudioClip joined(List<SpeakerRecording> recordings) throws IOException {
    float[] all = new float[0];
    for (SpeakerRecording recording : recordings) {
      float[] more = read(recording).samples();
      int count = all.length;
      all = Arrays.copyOf(all, count + more.length);
      System.arraycopy(more, 0, all, count, more.length);
    }
    return new AudioClip(all, RATE_HZ);
  }

  private static Clip cut(AudioClip clip, Optional<String> text) {
    boolean isWhole = clip.seconds() <= MOST_SECONDS;
    return new Clip(clip.start(MOST_SECONDS), isWhole ? text : Optional.empty());
  }

  /** Pieces of equal length or so; what is too short at the end is left out. */
  private static List<AudioClip> pieces(AudioClip clip) {
    int piece = (int) (PIECE_SECONDS * RATE_HZ);
    List<AudioClip> pieces = new ArrayList<>();
    for (int from = 0; clip.samples().length - from >= LEAST_SECONDS * RATE_HZ; from += piece) {
      pieces.add(part(clip, from, Math.min(from + piece, clip.samples().length)));
    }
    return pieces;
  }

  private static AudioClip part(AudioClip clip, int from, int to) {
    return new AudioClip(Arrays.copyOfRange(clip.samples(), from, to), RATE_HZ);
  }
}
