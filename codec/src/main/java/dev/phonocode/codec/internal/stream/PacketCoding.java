// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.model.infer.PacketQuantiser;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.util.Optional;

/**
 * What the options of an encoder come to with a model.
 *
 * @param books that are kept
 * @param prior that codes the packets, if one does
 */
public record PacketCoding(int books, Optional<CodePrior> prior) {
  /**
   * Asks the model for what the options leave to it.
   *
   * @throws IllegalArgumentException if it has fewer books
   */
  public static PacketCoding of(SpeechModel model, EncodeOptions options) {
    int most = model.config().quantiser().books();
    int kept = options.books().orElse(model.config().quantiser().defaultBooks());
    if (kept > most) {
      throw new IllegalArgumentException("books: expected 1 to " + most + ", found " + kept);
    }
    return new PacketCoding(kept, options.isRaw() ? Optional.empty() : model.prior());
  }

  /** What turns the model's latents into such packets. */
  public PacketQuantiser quantiser(SpeechModel model) {
    return model.newQuantiser(books, prior);
  }
}
