// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PriorSamplerTest {
  private final CodePrior prior = Priors.prior(2, 16, 3, 3);

  private static int[][] draw(PriorSampler sampler, int frames) {
    int[][] codes = new int[frames][];
    for (int t = 0; t < frames; t++) {
      codes[t] = sampler.next();
    }
    return codes;
  }

  @Test
  void equalSeedsDrawEqualCodesAndOthersDoNot() {
    int[][] codes = draw(new PriorSampler(prior, 7, 1), 200);
    assertTrue(Arrays.deepEquals(codes, draw(new PriorSampler(prior, 7, 1), 200)));
    assertTrue(!Arrays.deepEquals(codes, draw(new PriorSampler(prior, 8, 1), 200)));
  }

  @Test
  void drawsTheFirstCodeAsOftenAsThePriorSays() {
    int draws = 20_000;
    int[] frequencies = new int[16];
    prior.start(2).frequencies(frequencies);
    double[] found = new double[16];
    for (int seed = 0; seed < draws; seed++) {
      found[new PriorSampler(prior, seed, 1).next()[0]]++;
    }
    for (int code = 0; code < 16; code++) {
      double p = frequencies[code] / 65536.0;
      // Five deviations of a binomial, and a count for the floor of 1 in 65536.
      double tolerance = 5 * Math.sqrt(draws * p * (1 - p)) + 1;
      assertEquals(draws * p, found[code], tolerance, "code " + code);
    }
  }

  @Test
  void atTemperatureZeroTheMostLikelyCodeComesEachTime() {
    PriorSampler sampler = new PriorSampler(prior, 1, 0);
    PriorState state = prior.start(2);
    int[] frequencies = new int[16];
    for (int[] frame : draw(sampler, 30)) {
      for (int code : frame) {
        state.frequencies(frequencies);
        assertEquals(Arrays.stream(frequencies).max().orElseThrow(), frequencies[code]);
        state.accept(code);
      }
    }
  }

  @Test
  void aLowTemperatureIsLessVariedThanAHighOne() {
    long cold = distinct(new PriorSampler(prior, 1, 0.2f));
    long hot = distinct(new PriorSampler(prior, 1, 3f));
    assertTrue(cold < hot, cold + " different frames of 300 when cold, " + hot + " when hot");
  }

  private static long distinct(PriorSampler sampler) {
    return Arrays.stream(draw(sampler, 300)).map(Arrays::toString).distinct().count();
  }

  @Test
  void goesOnFromAPrime() {
    PriorSampler primed = new PriorSampler(prior, 7, 1);
    int[][] prime = draw(new PriorSampler(prior, 99, 1), 12);
    for (int[] frame : prime) {
      primed.prime(frame);
    }
    PriorState state = prior.start(2);
    for (int[] frame : prime) {
      state.accept(frame[0]);
      state.accept(frame[1]);
    }
    // Cold, the next code is the most likely one behind the prime.
    PriorSampler cold = new PriorSampler(prior, 7, 0);
    for (int[] frame : prime) {
      cold.prime(frame);
    }
    int[] frequencies = new int[16];
    state.frequencies(frequencies);
    int likely = frequencies[cold.next()[0]];
    assertEquals(Arrays.stream(frequencies).max().orElseThrow(), likely);
    String unprimed = Arrays.deepToString(draw(new PriorSampler(prior, 7, 1), 100));
    assertNotEquals(unprimed, Arrays.deepToString(draw(primed, 100)));
    assertThrows(IllegalArgumentException.class, () -> primed.prime(new int[1]));
  }

  @Test
  void refusesATemperatureThatIsNone() {
    for (float t : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new PriorSampler(prior, 1, t));
    }
  }

  @Test
  void drawsTheCodesThatItDrewInVersion1() {
    int[][] codes = draw(new PriorSampler(prior, 7, 1), 10);
    assertArrayEquals(FROZEN, codes);
  }

  private static final int[][] FROZEN = {
    {15, 11}, {7, 11}, {3, 10}, {13, 11}, {3, 11}, {13, 11}, {13, 11}, {13, 11}, {13, 11}, {13, 10}
  };
}
