// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolyphaseResamplerTest {
  private static final double[] SIGNAL = {1, -2, 3, 0.5, -0.25, 4, 0, 0, 1, 2, -1, 0.75, 1.5};

  /** Expected: {@code scipy.signal.resample_poly(SIGNAL, up, down)}, printed to nine decimals. */
  static Stream<Arguments> ratios() {
    return Stream.of(
        Arguments.of(
            16_000,
            10_000,
            new double[] {
              -0.444044605,
              0.986731334,
              0.638498902,
              2.128274732,
              0.286299669,
              1.080730529,
              0.481757074,
              0.488595299,
              0.830517684
            }),
        Arguments.of(
            8_000,
            16_000,
            new double[] {
              1.000517471,
              -0.987989421,
              -2.001034941,
              0.019183177,
              3.001552412,
              3.240616179,
              0.500258735,
              -1.573348207,
              -0.250129368,
              2.833001464,
              4.002069882,
              2.251096964,
              0,
              -0.585176305,
              0,
              0.487206164,
              1.000517471,
              1.858188008,
              2.001034941,
              0.596238572,
              -1.000517471,
              -0.856118251,
              0.750388103,
              1.846584830,
              1.500776206,
              0.553350078
            }),
        Arguments.of(
            48_000,
            16_000,
            new double[] {0.039078035, 1.131864711, 1.135263689, 0.563230951, 0.608518008}),
        Arguments.of(
            44_100,
            16_000,
            new double[] {0.031507497, 1.036413637, 1.283080477, 0.562213333, 0.703589931}));
  }

  @ParameterizedTest(name = "{0} Hz to {1} Hz")
  @MethodSource("ratios")
  void agreesWithTheDefinitionItFollows(int fromHz, int toHz, double[] expected) {
    double[] found = PolyphaseResampler.of(fromHz, toHz).resample(SIGNAL);
    assertArrayEquals(expected, found, 1e-9); // the decimals that were printed
  }

  @Test
  void equalRatesChangeNothing() {
    assertSame(SIGNAL, PolyphaseResampler.of(16_000, 16_000).resample(SIGNAL));
  }
}
