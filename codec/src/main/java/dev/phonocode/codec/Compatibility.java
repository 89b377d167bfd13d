// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import java.util.Collections;

/** Whether codes are a model's own: they mean nothing to another. */
final class Compatibility {
  private Compatibility() {}

  /**
   * Compares the model's id and, since a forged header may claim any id, all shapes.
   *
   * @throws ModelMismatchException naming what differs
   */
  static void check(PhcHeader header, SpeechModel model) {
    ModelConfig config = model.config();
    check("model id", header.modelId(), model.id());
    check("sample rate", header.sampleRateHz(), config.sampleRateHz());
    check("hop", header.hopSamples(), config.codeHopSamples());
    check("speaker vector length", header.speaker().length, config.speaker().size());
    if (header.coding() == Coding.PRIOR && model.prior().isEmpty()) {
      throw new ModelMismatchException("coding", header.coding(), Coding.FIXED_WIDTH);
    }
    int books = Math.min(header.books(), config.quantiser().books());
    check(
        "codebook sizes",
        header.codebookSizes(),
        Collections.nCopies(books, config.quantiser().size()));
  }

  private static void check(String what, Object codes, Object model) {
    if (!codes.equals(model)) {
      throw new ModelMismatchException(what, codes, model);
    }
  }
}
