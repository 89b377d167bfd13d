// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.ModelMismatchException;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;

/** The header of a model's codes: how it is made, and whether one is the model's own. */
public final class ModelHeader {
  private ModelHeader() {}

  /**
   * The header of a model's codes, whose length is not known.
   *
   * @param speaker vector times 127
   * @param prior that codes the packets, if one does
   */
  public static PhcHeader of(
      SpeechModel model, int books, int packetFrames, byte[] speaker, Optional<CodePrior> prior) {
    ModelConfig config = model.config();
    return new PhcHeader(
        model.id(),
        config.sampleRateHz(),
        config.codeHopSamples(),
        packetFrames,
        OptionalLong.empty(),
        Collections.nCopies(books, config.quantiser().size()),
        speaker,
        prior.isPresent() ? Coding.PRIOR : Coding.FIXED_WIDTH);
  }

  /**
   * Compares the model's id and, since a forged header may claim any id, all shapes: codes mean
   * nothing to another model.
   *
   * @throws ModelMismatchException naming what differs
   */
  public static void check(PhcHeader header, SpeechModel model) {
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

  /**
   * Compares a packet's codes with the sizes of their books.
   *
   * @throws IllegalArgumentException naming the frame and book of the first that is none
   */
  public static void checkCodes(PhcHeader header, PhcPacket packet) {
    for (int frame = 0; frame < packet.frames(); frame++) {
      for (int book = 0; book < packet.books(); book++) {
        int size = header.codebookSizes().get(book);
        int code = packet.code(frame, book);
        if (code < 0 || code >= size) {
          long at = packet.index() * header.packetFrames() + frame;
          throw new IllegalArgumentException(
              "frame %d, book %d: expected a code from 0 to %d, found %d"
                  .formatted(at, book + 1, size - 1, code));
        }
      }
    }
  }

  private static void check(String what, Object codes, Object model) {
    if (!codes.equals(model)) {
      throw new ModelMismatchException(what, codes, model);
    }
  }
}
