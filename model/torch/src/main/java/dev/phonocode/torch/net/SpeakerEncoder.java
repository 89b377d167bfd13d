// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.ModelConfig;

/** Who speaks, as a short vector {@code [B][S]}. */
sealed interface SpeakerEncoder permits ReferenceEncoder, SpeakerTable {

  /** The speaker encoder that the config asks for. */
  static SpeakerEncoder of(Parameters p, ModelConfig config) {
    return config.speaker().isTable()
        ? new SpeakerTable(p, config.speaker())
        : new ReferenceEncoder(p, config);
  }

  /**
   * Speaker vectors of a batch.
   *
   * @param speakers index of each item's speaker, {@code int64 [B]}
   * @param reference front-end frames of another stretch of the same speakers, {@code [B,in,T]}
   * @return {@code [B][S]}
   */
  NDArray vectors(NDArray speakers, NDArray reference);
}
