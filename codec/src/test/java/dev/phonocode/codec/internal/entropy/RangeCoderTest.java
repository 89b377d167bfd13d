// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeCoderTest {
  /** A symbol: its counts [from, from + frequency) of 2^bits. */
  private record Symbol(int from, int frequency, int bits) {
    double information() {
      return bits - Math.log(frequency) / Math.log(2);
    }
  }

  @Test
  void everyShortMessageOfEverySmallAlphabetComesBack() {
    for (int bits = 0; bits <= 3; bits++) {
      for (List<Symbol> alphabet : alphabets(bits)) {
        int n = alphabet.size();
        for (int message = 0; message < n * n * n; message++) {
          roundTrip(
              List.of(
                  alphabet.get(message % n),
                  alphabet.get(message / n % n),
                  alphabet.get(message / n / n)),
              "alphabet " + alphabet + ", message " + message);
        }
      }
    }
  }

  /** All ways to cut 2^bits counts into symbols. */
  private static List<List<Symbol>> alphabets(int bits) {
    List<List<Symbol>> all = new ArrayList<>();
    int counts = 1 << bits;
    for (int cuts = 0; cuts < 1 << (counts - 1); cuts++) {
      List<Symbol> alphabet = new ArrayList<>();
      int from = 0;
      for (int end = 1; end <= counts; end++) {
        if (end == counts || (cuts >> (end - 1) & 1) != 0) {
          alphabet.add(new Symbol(from, end - from, bits));
          from = end;
        }
      }
      all.add(alphabet);
    }
    return all;
  }

  @Test
  void everyIntervalOfEveryWidthUpTo64CountsComesBackBetweenOthers() {
    for (int bits = 0; bits <= 6; bits++) {
      for (int from = 0; from < 1 << bits; from++) {
        for (int to = from + 1; to <= 1 << bits; to++) {
          Symbol symbol = new Symbol(from, to - from, bits);
          Symbol rare = new Symbol(65535, 1, 16);
          roundTrip(List.of(symbol, rare, symbol, symbol), symbol.toString());
        }
      }
    }
  }

  @Test
  void randomMessagesComeBackInTheBitsOfTheirInformation() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Symbol> message = new ArrayList<>();
      double information = 0;
      int length = random.nextInt(4_000);
      int skew = random.nextInt(16);
      for (int i = 0; i < length; i++) {
        int bits = random.nextInt(17);
        int frequency = 1 + random.nextInt(Math.max(1, (1 << bits) >> random.nextInt(skew + 1)));
        int from = random.nextInt((1 << bits) - frequency + 1);
        Symbol symbol = new Symbol(from, frequency, bits);
        message.add(symbol);
        information += symbol.information();
      }
      int spent = 8 * roundTrip(message, "seed " + seed).length;
      // 8 bits for the end, up to 7 to fill the last byte; the cuts cost a thousandth at most here.
      assertTrue(
          spent <= 1.001 * information + 0.003 * length + 16,
          "seed " + seed + ": " + spent + " bits for " + information);
      assertTrue(spent > information - 8, "seed " + seed + ": fewer bits than information");
    }
  }

  @Test
  void aSkewedSourceCostsItsEntropyAndOnePercentAtMost() {
    int[] frequencies = {60_000, 5_000, 500, 30, 5, 1};
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Symbol> message = new ArrayList<>();
      double information = 0;
      for (int i = 0; i < 20_000; i++) {
        int count = random.nextInt(65_536);
        int from = 0;
        int s = 0;
        while (count >= from + frequencies[s]) {
          from += frequencies[s++];
        }
        message.add(new Symbol(from, frequencies[s], 16));
        information += message.get(i).information();
      }
      int spent = 8 * roundTrip(message, "seed " + seed).length;
      assertTrue(spent <= 1.01 * information + 16, seed + ": " + spent + " for " + information);
    }
  }

  /**
   * Messages close above a number that ends in zeros: low waits below it as a run of FFs until a
   * carry turns them over. The reference adds in whole numbers, where a carry is no matter.
   */
  @Test
  void carriesRunBackAsInExactArithmetic() {
    int[] carries = new int[8]; // by the FFs that they ran over, 7 for more
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      byte[] target = new byte[20];
      random.nextBytes(target);
      target[0] |= 1;
      Arrays.fill(target, 1, 2 + random.nextInt(9), (byte) 0);
      RangeDecoder decoder = new RangeDecoder(target);
      List<Symbol> message = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int bits = 1 + random.nextInt(16);
        int count = decoder.next(bits);
        int from = random.nextInt(count + 1);
        int to = count + 1 + random.nextInt((1 << bits) - count);
        decoder.accept(from, to - from, bits);
        message.add(new Symbol(from, to - from, bits));
      }
      byte[] bytes = roundTrip(message, "seed " + seed);
      assertArrayEquals(exactly(message, carries), bytes, "seed " + seed);
    }
    for (int run = 0; run < 4; run++) {
      assertTrue(carries[run] > 0, "no carry over " + run + " FFs: the test does not test");
    }
  }

  private static byte[] exactly(List<Symbol> message, int[] carries) {
    BigInteger low = BigInteger.ZERO;
    long range = 1L << 32;
    int shifts = 0;
    for (Symbol s : message) {
      long part = range >>> s.bits();
      BigInteger sent = low.shiftRight(32);
      low = low.add(BigInteger.valueOf(part * s.from()));
      if (!low.shiftRight(32).equals(sent)) {
        carries[Math.min(7, Integer.numberOfTrailingZeros(~sent.intValue()) / 8)]++;
      }
      boolean isLast = s.from() + s.frequency() == 1 << s.bits();
      range = isLast ? range - part * s.from() : part * s.frequency();
      for (; range < 1 << 24; range <<= 8) {
        low = low.shiftLeft(8);
        shifts++;
      }
    }
    BigInteger end = low;
    for (int zeros = 32; zeros >= 24; zeros -= 8) {
      BigInteger unit = BigInteger.ONE.shiftLeft(zeros);
      end = low.add(unit).subtract(BigInteger.ONE).divide(unit).multiply(unit);
      if (end.compareTo(low.add(BigInteger.valueOf(range))) < 0) {
        break;
      }
    }
    byte[] bytes = new byte[shifts + 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = end.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
    }
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }

  @Test
  void anyBytesDecodeToSomethingAndNeverThrow() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      if (seed % 3 == 0) {
        Arrays.fill(noise, (byte) 0xFF);
      }
      RangeDecoder decoder = new RangeDecoder(noise);
      for (int i = 0; i < 200; i++) {
        int bits = random.nextInt(17);
        int count = decoder.next(bits);
        int from = random.nextInt(count + 1);
        int frequency = count - from + 1 + random.nextInt((1 << bits) - count);
        decoder.accept(from, frequency, bits);
      }
    }
  }

  @Test
  void aBytePastTheEndIsNoticed() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Symbol> message = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        int from = random.nextInt(256);
        message.add(new Symbol(from, 1 + random.nextInt(256 - from), 8));
      }
      byte[] bytes = encode(message);
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertFalse(endsWhole(longer, message), "seed " + seed + ", zero byte");
      byte[] muchLonger = Arrays.copyOf(bytes, bytes.length + 6);
      muchLonger[bytes.length + 5] = 1; // so far behind that it changes no symbol
      assertFalse(endsWhole(muchLonger, message), "seed " + seed + ", further bytes");
    }
  }

  @Test
  void writesTheBytesThatItWroteInVersion1() {
    List<Symbol> message = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int from = i * i * 37 % 65_000;
      message.add(new Symbol(from, 1 + i * 13, 16));
    }
    assertEquals(FROZEN, HexFormat.of().formatHex(encode(message)));
  }

  private static final String FROZEN =
      "000000250819ec3ac13dfa9cb9baa34256fcac9e0b95e7bc7e816ee2170eb7770f7b3044e947eff7fc7f95";

  @Test
  void refusesSymbolsThatCannotBe() {
    RangeEncoder encoder = new RangeEncoder();
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(0, 0, 8));
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(-1, 1, 8));
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(200, 57, 8));
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(0, 1, 17));
    RangeDecoder decoder = new RangeDecoder(new byte[] {1});
    assertThrows(IllegalArgumentException.class, () -> decoder.accept(128, 128, 8));
    encoder.finish();
    assertThrows(IllegalStateException.class, () -> encoder.encode(0, 1, 8));
  }

  private static byte[] encode(List<Symbol> message) {
    RangeEncoder encoder = new RangeEncoder();
    message.forEach(s -> encoder.encode(s.from(), s.frequency(), s.bits()));
    return encoder.finish();
  }

  private static byte[] roundTrip(List<Symbol> message, String what) {
    byte[] bytes = encode(message);
    assertTrue(endsWhole(bytes, message), () -> what + ": bytes left over");
    return bytes;
  }

  /** Decodes the message, which must come back, and says whether nothing was left over. */
  private static boolean endsWhole(byte[] bytes, List<Symbol> message) {
    RangeDecoder decoder = new RangeDecoder(bytes);
    for (int i = 0; i < message.size(); i++) {
      Symbol s = message.get(i);
      int count = decoder.next(s.bits());
      int place = i;
      assertTrue(
          s.from() <= count && count < s.from() + s.frequency(),
          () -> "symbol " + place + " of " + message);
      decoder.accept(s.from(), s.frequency(), s.bits());
    }
    return decoder.isWhole();
  }
}
