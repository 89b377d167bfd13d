// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.corpus.CorpusListener;
import java.io.IOException;

/** Told how a training run goes, on the thread that trains. */
@FunctionalInterface
public interface RunListener extends CorpusListener {

  /** A line of {@code metrics.jsonl}. */
  void progress(Metrics line);

  /**
   * The model as it is now, at each validation: what {@code model.phm} holds.
   *
   * @throws IOException ends the run
   */
  default void snapshot(int step, ModelBundle averaged) throws IOException {}
}
