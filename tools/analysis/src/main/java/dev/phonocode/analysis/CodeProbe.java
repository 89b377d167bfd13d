// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.analysis.jobs.Batch;
import dev.phonocode.analysis.linear.LinearClassifier;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How well the speaker is told from how often each code of one book occurs in a clip. */
record CodeProbe(SpeechCodec codec) {
  /** A clip's codes. */
  private record Coded(int speaker, boolean isTested, int[][] codes) {}

  private record Task(int speaker, boolean isTested, AudioClip clip) {}

  /**
   * Learns from the named speakers' learnt pieces and tests on their tested clips.
   *
   * @return [books] the share of tested clips whose speaker is told
   */
  List<Double> run(ConversionClips clips, int threads) throws IOException {
    List<Task> tasks = new ArrayList<>();
    for (int speaker = 0; speaker < clips.named().size(); speaker++) {
      for (AudioClip piece : clips.learnt().get(speaker)) {
        tasks.add(new Task(speaker, false, piece));
      }
      for (ConversionClips.Clip clip : clips.tested().get(speaker)) {
        tasks.add(new Task(speaker, true, clip.sound()));
      }
    }
    List<Coded> coded =
        Batch.all(
            tasks,
            threads,
            t ->
                new Coded(
                    t.speaker(),
                    t.isTested(),
                    codec.encode(t.clip(), EncodeOptions.allBooks(codec.model())).codes()));
    ModelConfig.Quantiser quantiser = codec.model().config().quantiser();
    List<Double> shares = new ArrayList<>();
    for (int book = 0; book < quantiser.books(); book++) {
      shares.add(share(coded, book, quantiser.size(), clips.named().size()));
    }
    return shares;
  }

  private static double share(List<Coded> coded, int book, int size, int speakers) {
    List<double[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Coded> tested = new ArrayList<>();
    for (Coded clip : coded) {
      if (clip.isTested()) {
        tested.add(clip);
      } else {
        examples.add(histogram(clip, book, size));
        labels.add(clip.speaker());
      }
    }
    LinearClassifier probe = LinearClassifier.balanced(examples, labels, speakers);
    long told =
        tested.stream()
            .filter(clip -> probe.classify(histogram(clip, book, size)) == clip.speaker())
            .count();
    return (double) told / tested.size();
  }

  /** [size] square roots of shares, so that rare codes count too. */
  private static double[] histogram(Coded clip, int book, int size) {
    double[] counts = new double[size];
    for (int[] frame : clip.codes()) {
      counts[frame[book]]++;
    }
    for (int k = 0; k < size; k++) {
      counts[k] = Math.sqrt(counts[k] / clip.codes().length);
    }
    return counts;
  }
}
