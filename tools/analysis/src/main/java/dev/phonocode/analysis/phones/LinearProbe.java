// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.linear.LinearClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression of the phone over what a frame holds, trained on the labels: how much of the
 * phone lies open in it (G. Alain, Y. Bengio, "Understanding intermediate layers using linear
 * classifier probes", 2016).
 *
 * @param phones how many there are
 */
record LinearProbe(String name, FrameFeatures features, LinearClassifier classifier, int phones)
    implements PhonePredictor {
  private static final int MOST_FRAMES = 40_000;

  static LinearProbe fit(String name, FrameFeatures features, Training training) {
    List<double[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    long stride = training.frames() / MOST_FRAMES + 1;
    long[] seen = {0};
    training.forEach(
        (recording, phones) -> {
          for (int frame = 0; frame < phones.length; frame++) {
            if (phones[frame] != Corpus.NONE && seen[0]++ % stride == 0) {
              double[] values = new double[features.size()];
              features.write(recording, frame, values);
              examples.add(values);
              labels.add(phones[frame]);
            }
          }
        });
    int phones = training.phones();
    return new LinearProbe(name, features, LinearClassifier.of(examples, labels, phones), phones);
  }

  @Override
  public int clusters() {
    return phones;
  }

  @Override
  public int[] cluster(LabelledFrames recording) {
    int[] told = new int[recording.frames()];
    double[] x = new double[features.size()];
    for (int frame = 0; frame < told.length; frame++) {
      features.write(recording, frame, x);
      told[frame] = classifier.classify(x);
    }
    return told;
  }

  @Override
  public int phone(int cluster) {
    return cluster;
  }
}
