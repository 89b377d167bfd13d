// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import java.util.Optional;

/**
 * What the options of an encoder come to with a model.
 *
 * @param books that are kept
 * @param prior that codes the packets, if one does
 * @param passes of analysis by synthesis
 */
public record PacketCoding(int books, Optional<CodePrior> prior, int passes) {
  /**
   * Asks the model for what the options leave to it.
   *
   * @throws IllegalArgumentException if it has fewer books, or cannot tell how codes sound
   */
  public static PacketCoding of(SpeechModel model, EncodeOptions options) {
    int kept = options.books().orElse(model.config().quantiser().defaultBooks());
    model.check(kept, options.passes());
    Optional<CodePrior> prior = options.isRaw() ? Optional.empty() : model.prior();
    return new PacketCoding(kept, prior, options.passes());
  }

  /** What turns the model's latents into such packets of a stream. */
  public PacketQuantiser quantiser(SpeechModel model, PhcHeader header) {
    return passes == 0
        ? model.newQuantiser(books, prior)
        : model.newQuantiser(books, prior, SpeakerBytes.vector(header.speaker()), passes);
  }
}
