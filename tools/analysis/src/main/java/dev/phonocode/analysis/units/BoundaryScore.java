// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

/**
 * How well cuts fall on boundaries (Räsänen, Laine and Altosaar 2009, "An improved speech
 * segmentation quality measure: the R-value").
 *
 * @param matched boundaries that have a cut within the tolerance, each cut serving one
 * @param cuts made
 * @param boundaries there are
 */
public record BoundaryScore(long matched, long cuts, long boundaries) {
  /** Nothing yet. */
  public static final BoundaryScore NONE = new BoundaryScore(0, 0, 0);

  private static final double ROUNDING_SECONDS = 1e-9;

  /**
   * Matches cuts to boundaries, both in seconds and ascending.
   *
   * @param toleranceSeconds the farthest that a cut may lie from its boundary
   */
  public static BoundaryScore of(double[] cuts, double[] boundaries, double toleranceSeconds) {
    double tolerance = toleranceSeconds + ROUNDING_SECONDS;
    int matched = 0;
    int cut = 0;
    // The earliest cut that is near enough: it is of least use to the boundaries that follow.
    for (double boundary : boundaries) {
      while (cut < cuts.length && cuts[cut] < boundary - tolerance) {
        cut++;
      }
      if (cut < cuts.length && cuts[cut] <= boundary + tolerance) {
        matched++;
        cut++;
      }
    }
    return new BoundaryScore(matched, cuts.length, boundaries.length);
  }

  /** Both together. */
  public BoundaryScore plus(BoundaryScore other) {
    return new BoundaryScore(
        matched + other.matched, cuts + other.cuts, boundaries + other.boundaries);
  }

  /** Share of the cuts that have a boundary; NaN without cuts. */
  public double precision() {
    return (double) matched / cuts;
  }

  /** Share of the boundaries that have a cut; NaN without boundaries. */
  public double recall() {
    return (double) matched / boundaries;
  }

  /** Harmonic mean of both; 0 if nothing was matched. */
  public double f() {
    return 2.0 * matched / (cuts + boundaries);
  }

  /** How many cuts there are too many, as a share of the boundaries; negative if too few. */
  public double overSegmentation() {
    return (double) cuts / boundaries - 1;
  }

  /**
   * The R-value: 1 is perfect; more cuts than boundaries do not raise it, as they do F.
   *
   * <pre>
   *   r1 = √((1 - HR)² + OS²)    r2 = (HR - 1 - OS) / √2    R = 1 - (|r1| + |r2|) / 2
   * </pre>
   */
  public double rValue() {
    double miss = 1 - recall();
    double over = overSegmentation();
    double r1 = Math.hypot(miss, over);
    double r2 = (-miss - over) / Math.sqrt(2);
    return 1 - (r1 + Math.abs(r2)) / 2;
  }
}
