// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage where the first and third packet are coded with a prior. */
class PriorDamageTest extends DamageContract {
  private static final Streams.Stream STREAM = Priors.stream(Priors.prior(4, 256, 2), 4, 5, 5_500);

  PriorDamageTest() {
    super(STREAM);
  }

  @Test
  void theStreamHasPacketsOfBothForms() {
    PacketCodec codec = new PacketCodec(STREAM.header(), STREAM.prior());
    List<Boolean> coded = STREAM.packets().stream().map(p -> codec.payload(p).isCoded()).toList();
    assertEquals(List.of(true, false, true, false), coded);
  }
}
