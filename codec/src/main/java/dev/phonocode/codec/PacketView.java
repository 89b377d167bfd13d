// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.util.Optional;

/** Packets made of another source's; what is not overridden is that source's. */
abstract class PacketView extends PacketSource {
  final PacketSource all;

  PacketView(PacketSource all) {
    super(all.name());
    this.all = all;
  }

  @Override
  public PhcHeader header() {
    return all.header();
  }

  @Override
  public PacketSource decodeWith(SpeechModel model) {
    all.decodeWith(model);
    return this;
  }

  @Override
  void requireEnd() throws IOException {
    all.requireEnd();
  }

  @Override
  void passUpTo(long index) throws IOException {
    all.passUpTo(index);
  }

  @Override
  public long samples() {
    return all.samples();
  }

  @Override
  long samplesAhead() throws IOException {
    return all.samplesAhead();
  }

  @Override
  Optional<CodePrior> prior() {
    return all.prior();
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
