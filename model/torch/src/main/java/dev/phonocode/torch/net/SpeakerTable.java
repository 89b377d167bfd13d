// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import dev.phonocode.model.ModelConfig;

/** One row for each known speaker: a one-hot code through a matrix (van den Oord 2017 §4.3). */
final class SpeakerTable implements SpeakerEncoder {
  private final NDArray table;

  SpeakerTable(Parameters p, ModelConfig.Speaker config) {
    table = p.table("speaker.table", 0.3, config.tableRows(), config.size());
  }

  @Override
  public NDArray vectors(NDArray speakers, NDArray reference) {
    return speakers
        .getNDArrayInternal()
        .embedding(speakers, table, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
