// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import java.util.List;

/** What a {@link TrainingRun} trains. Steps are counted from 0. */
public interface Learner {
  /** Steps to take in all. */
  int totalSteps();

  /** Steps between two validations. */
  int validateEvery();

  /** Whether a stretch with a loss of its own ends after so many steps. */
  boolean endsStage(int steps);

  /** Takes a step, as a function of its number and the state alone. */
  void step(int step) throws IOException;

  /**
   * Means over the steps since the last report.
   *
   * @param steps taken in all
   * @param seconds that those since the last report took
   */
  Metrics report(int steps, double seconds);

  /** Measures the averaged weights on what was not trained on. */
  List<Metrics> validate(int steps) throws IOException;

  /**
   * The model of the averaged weights.
   *
   * @param measured the validation of these weights
   */
  ModelBundle bundle(int steps, List<Metrics> measured) throws IOException;

  /** Everything that the next step depends on. */
  Checkpoint checkpoint(int steps);
}
