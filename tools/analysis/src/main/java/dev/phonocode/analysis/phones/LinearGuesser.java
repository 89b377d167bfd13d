// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Multinomial logistic regression: {@code argmax_p w_p · x + b_p}, trained on the labels.
 *
 * @param weights {@code [phones][features + 1]}, the bias last; phones never met have a bias of
 *     minus infinity
 */
record LinearGuesser(String name, FrameFeatures features, double[][] weights) implements Guesser {
  private static final int MOST_FRAMES = 40_000;
  private static final int EPOCHS = 6;
  private static final int BATCH = 16;
  private static final double RATE = 0.1;
  private static final long SEED = 7;

  /** Kept, since loggers that nobody holds forget their level. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  static LinearGuesser fit(String name, FrameFeatures features, Training training) {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("frames", factory), factory);
    // Padded, so that the library's order by name is ours by number.
    String[] names =
        IntStream.range(0, features.size())
            .mapToObj(i -> String.format("f%04d", i))
            .toArray(String[]::new);
    long stride = training.frames() / MOST_FRAMES + 1;
    long[] seen = {0};
    training.forEach(
        (recording, phones) -> {
          for (int frame = 0; frame < phones.length; frame++) {
            if (phones[frame] != Corpus.NONE && seen[0]++ % stride == 0) {
              double[] values = new double[features.size()];
              features.write(recording, frame, values);
              data.add(example(phones[frame], names, values));
            }
          }
        });
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(), new AdaGrad(RATE), EPOCHS, Integer.MAX_VALUE, BATCH, SEED);
    return new LinearGuesser(
        name, features, weights(trainer.train(data), training.phones(), features.size()));
  }

  private static Example<Label> example(int phone, String[] names, double[] values) {
    return new ArrayExample<>(new Label(String.valueOf(phone)), names, values);
  }

  private static double[][] weights(LinearSGDModel model, int phones, int features) {
    DenseMatrix matrix = model.getWeightsCopy(); // [labels][features + 1]
    double[][] weights = new double[phones][features + 1];
    for (int phone = 0; phone < phones; phone++) {
      int row = model.getOutputIDInfo().getID(new Label(String.valueOf(phone)));
      weights[phone][features] = Double.NEGATIVE_INFINITY;
      for (int d = 0; row >= 0 && d <= features; d++) {
        weights[phone][d] = matrix.get(row, d);
      }
    }
    return weights;
  }

  @Override
  public int clusters() {
    return weights.length;
  }

  @Override
  public int[] cluster(LabelledFrames recording) {
    int[] guesses = new int[recording.frames()];
    double[] x = new double[features.size()];
    for (int frame = 0; frame < guesses.length; frame++) {
      features.write(recording, frame, x);
      double most = Double.NEGATIVE_INFINITY;
      for (int phone = 0; phone < weights.length; phone++) {
        double score = weights[phone][x.length];
        for (int d = 0; d < x.length; d++) {
          score += weights[phone][d] * x[d];
        }
        if (score > most) {
          most = score;
          guesses[frame] = phone;
        }
      }
    }
    return guesses;
  }

  @Override
  public int phone(int cluster) {
    return cluster;
  }
}
