// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterChainTest {
  private static final int SAMPLES = 2_000;

  /** Gives samples in blocks, each multiplied, and notes what it was told. */
  private static final class Blocks implements PostFilter {
    private final float[] block;
    private final float factor;
    private final List<Float> told = new ArrayList<>();
    private int filled;
    private int given;

    Blocks(int size, float factor) {
      block = new float[size];
      this.factor = factor;
    }

    @Override
    public void expect(float[] condition) {
      told.add(condition[0]);
    }

    @Override
    public int push(float[] samples, int offset, int length) {
      if (filled == block.length) {
        return 0;
      }
      int taken = Math.min(length, block.length - filled);
      for (int i = 0; i < taken; i++) {
        block[filled++] = factor * samples[offset + i];
      }
      return taken;
    }

    @Override
    public int poll(float[] out, int offset, int length) {
      if (filled < block.length) {
        return 0;
      }
      int count = Math.min(length, block.length - given);
      System.arraycopy(block, given, out, offset, count);
      given += count;
      if (given == block.length) {
        given = 0;
        filled = 0;
      }
      return count;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 160, 333})
  void whatLeavesTheFirstGoesThroughTheSecondInOrder(int mostAtOnce) {
    Random random = new Random(mostAtOnce);
    float[] in = new float[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      in[n] = n + 1;
    }
    Blocks first = new Blocks(160, 2f);
    Blocks second = new Blocks(96, 3f);
    FilterChain chain = new FilterChain(first, second);
    chain.expect(new float[] {5f});
    assertEquals(List.of(5f), first.told);
    assertEquals(List.of(5f), second.told);
    float[] out = new float[SAMPLES];
    int pushed = 0;
    int polled = 0;
    while (pushed < SAMPLES) {
      pushed += chain.push(in, pushed, Math.min(1 + random.nextInt(mostAtOnce), SAMPLES - pushed));
      int n;
      while ((n =
              chain.poll(out, polled, Math.min(1 + random.nextInt(mostAtOnce), SAMPLES - polled)))
          > 0) {
        polled += n;
      }
    }
    assertEquals(SAMPLES / 160 * 160 / 96 * 96, polled, "whole blocks of both");
    float[] expected = new float[polled];
    for (int n = 0; n < polled; n++) {
      expected[n] = 6f * (n + 1);
    }
    assertArrayEquals(expected, Arrays.copyOf(out, polled));
  }
}
