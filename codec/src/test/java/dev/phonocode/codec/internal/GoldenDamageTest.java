// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every truncation and every flipped bit of the frozen files. */
@Timeout(300)
class GoldenDamageTest {
  static List<Streams.Stream> frozen() throws IOException {
    return List.of(PhcGoldenTest.SPEECH, PhcGoldenTest.ODD, PriorGoldenTest.stream());
  }

  @ParameterizedTest
  @MethodSource("frozen")
  void everyTruncationIsRefusedOrGivesThePacketsBeforeIt(Streams.Stream golden) throws IOException {
    byte[] bytes = golden.bytes();
    int[] starts = golden.starts();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(PhcFormatException.class, () -> Streams.read(cut, golden.prior()));
      if (length < starts[0]) {
        refusedByTolerantReaders(golden, cut);
      } else {
        List<Damage> damage = new ArrayList<>();
        List<PhcPacket> found = Streams.readTolerantly(cut, golden.prior(), damage);
        assertEquals(golden.packets().subList(0, found.size()), found, "cut at " + length);
        assertTrue(starts[found.size()] <= length, "cut at " + length);
        assertEquals(1, damage.size(), "cut at " + length);
        assertEquals(found.size(), damage.get(0).packet(), "cut at " + length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frozen")
  void everyFlippedBitCostsItsOwnPacketWhichIsNamed(Streams.Stream golden) throws IOException {
    byte[] bytes = golden.bytes();
    int[] starts = golden.starts();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(PhcFormatException.class, () -> Streams.read(flipped, golden.prior()));
      if (bit / 8 < starts[0]) {
        refusedByTolerantReaders(golden, flipped);
      } else {
        List<Damage> damage = new ArrayList<>();
        List<PhcPacket> found = Streams.readTolerantly(flipped, golden.prior(), damage);
        List<PhcPacket> expected = new ArrayList<>(golden.packets());
        int packet = (int) damage.get(0).packet();
        assertTrue(starts[packet] <= bit / 8, "bit " + bit);
        if (packet < expected.size()) {
          assertTrue(bit / 8 < starts[packet + 1], "bit " + bit);
          expected.remove(packet);
        }
        assertEquals(expected, found, "bit " + bit);
        assertEquals(1, damage.size(), "bit " + bit);
      }
    }
  }

  private static void refusedByTolerantReaders(Streams.Stream golden, byte[] bytes) {
    assertThrows(
        PhcFormatException.class,
        () -> Streams.readTolerantly(bytes, golden.prior(), new ArrayList<>()));
  }
}
