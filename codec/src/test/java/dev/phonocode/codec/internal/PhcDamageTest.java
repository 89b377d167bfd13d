// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damage at fixed width. */
class PhcDamageTest extends DamageContract {
  PhcDamageTest() {
    super(Streams.byFormula(Streams.header(5, OptionalLong.of(5_500)), 5_500));
  }

  @Test
  void noiseBehindASoundHeaderEndsWithoutAPacket() throws IOException {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    for (int i = 0; i + 1 < noise.length; i += 4) { // thick with what looks like packets
      noise[i] = (byte) 0xB5;
      noise[i + 1] = 0x52;
    }
    PhcHeader header = Streams.header(16_000, OptionalLong.empty());
    List<Damage> damage = new ArrayList<>();
    byte[] noisy = concat(HeaderCodec.write(header), noise);
    assertEquals(List.of(), Streams.readTolerantly(noisy, Optional.empty(), damage));
    assertEquals(noise.length, damage.get(0).bytes());
  }
}
