// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The FLAC files of the test resources, and the integers in them (see make_fixtures.py there). */
final class FlacFixtures {
  private FlacFixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = FlacFixtures.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** {@code [channel][sample]} of a fixture. */
  static int[][] samples(String name) {
    return switch (name) {
      case "mono16.flac" -> new int[][] {triangle(500, 73, 12_000)};
      case "mono8.flac" -> new int[][] {triangle(300, 31, 100)};
      case "blocks16.flac" -> new int[][] {blocks()};
      case "stereo24.flac" ->
          new int[][] {
            evenly(triangle(4_500, 109, 7_000_000)), evenly(triangle(4_500, 109, 6_000_000))
          };
      case "surround16.flac" -> {
        int[][] channels = new int[6][];
        Arrays.setAll(channels, c -> triangle(250, 20 + 7 * c, 3_000 * (c + 1)));
        yield channels;
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static int[] triangle(int count, int period, int peak) {
    int[] values = new int[count];
    Arrays.setAll(
        values,
        n -> (int) (2 * ((long) peak * Math.abs(2 * (n % period) - period) / period)) - peak);
    return values;
  }

  private static int[] evenly(int[] values) {
    return Arrays.stream(values).map(v -> Math.floorDiv(v, 16) * 16).toArray();
  }

  /** Silence, full-scale noise, a triangle: 1152, 1152 and 700 samples. */
  private static int[] blocks() {
    int[] values = new int[3_004];
    int state = 1;
    for (int n = 1_152; n < 2_304; n++) {
      state = state * 1_664_525 + 1_013_904_223;
      values[n] = (state >>> 16) - 32_768;
    }
    System.arraycopy(triangle(700, 73, 12_000), 0, values, 2_304, 700);
    return values;
  }
}
