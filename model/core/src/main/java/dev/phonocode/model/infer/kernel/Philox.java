// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * Philox4x32-10, a counter-based random generator (Salmon, Moraes, Dror and Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3"): random words are a function of key and counter, so any step
 * of any stream can be drawn by itself, and no state can go astray.
 *
 * <p>The decoder's key is the seed, low word first. The number for band b of step t is word {@code
 * b mod 4} of the counter {@code (t mod 2^32, t / 2^32, b / 4, 0)}; its top 24 bits, as a fraction,
 * are uniform in [0, 1).
 */
public final class Philox {
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private Philox() {}

  /**
   * Uniform numbers for the bands of one step.
   *
   * @param uniform [bands] receives multiples of 2^-24 in [0, 1)
   * @param words [4] scratch
   */
  public static void uniform(long seed, long step, float[] uniform, int[] words) {
    for (int band = 0; band < uniform.length; band++) {
      if (band % 4 == 0) {
        words[0] = (int) step;
        words[1] = (int) (step >>> 32);
        words[2] = band / 4;
        words[3] = 0;
        generate((int) seed, (int) (seed >>> 32), words);
      }
      uniform[band] = (words[band % 4] >>> 8) * 0x1p-24f;
    }
  }

  /**
   * Replaces a counter by its random words.
   *
   * @param counter [4]
   */
  static void generate(int key0, int key1, int[] counter) {
    int c0 = counter[0];
    int c1 = counter[1];
    int c2 = counter[2];
    int c3 = counter[3];
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = Integer.toUnsignedLong(MULTIPLIER_0) * Integer.toUnsignedLong(c0);
      long p1 = Integer.toUnsignedLong(MULTIPLIER_1) * Integer.toUnsignedLong(c2);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    counter[0] = c0;
    counter[1] = c1;
    counter[2] = c2;
    counter[3] = c3;
  }
}
