// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of envelopes by which ESTOI tells how well words are understood (Jensen and Taal 2016,
 * section II), on log-mel features:
 *
 * <pre>
 *   X_j(m) = sqrt(Σ_{b in j} E_b(m) + 0.001)     15 one-third octave bands j of mel bands b
 *   segments of 0.384 s, 8 frames apart; each band over time, then each frame over bands:
 *   mean 0, norm 1
 * </pre>
 *
 * <p>Frames are mel frames of 10 ms in place of 12.8 ms. Silence is not cut out but fades: norms
 * have a floor under them. Plain loops with one order of sums, and their derivatives; {@code
 * torch.net.EnvelopeCorrelation} is the same in PyTorch.
 */
public final class EnvelopeShapes {
  /** One-third octave bands. */
  public static final int BANDS = 15;

  /** Frames from segment to segment. */
  public static final int STEP = 8;

  /** Under the energies of features; ln E of a feature is -14 at the least. */
  public static final float ENERGY_FLOOR = 1e-3f;

  /** Under the squared norm of a band over time, where speech has hundreds. */
  public static final float TIME_FLOOR = 2;

  /** Under the squared norm of a frame over bands after that, where speech has 0.4. */
  public static final float BANDS_FLOOR = 0.05f;

  private static final double LOWEST_CENTRE_HZ = 150;
  private static final double SEGMENT_SECONDS = 0.384;

  private final int[] thirds; // [mel]
  private final int segmentFrames;

  /**
   * The shapes of a model's features.
   *
   * @throws java.util.NoSuchElementException if the model has no log-mel front end
   */
  public EnvelopeShapes(ModelConfig config) {
    segmentFrames = segmentFrames(config);
    thirds = thirds(config);
  }

  /** Mel frames of a segment. */
  public int segmentFrames() {
    return segmentFrames;
  }

  /** Mel frames of a segment of a model's features. */
  public static int segmentFrames(ModelConfig config) {
    double frameSeconds = config.encoder().inputHopSamples() / (double) config.sampleRateHz();
    return (int) Math.round(SEGMENT_SECONDS / frameSeconds);
  }

  /** The one-third octave band of each mel band; outside 0 to 14 it belongs to none. */
  public static int[] thirds(ModelConfig config) {
    double[] centresHz = config.newLogMel().orElseThrow().centresHz();
    int[] thirds = new int[centresHz.length];
    for (int b = 0; b < thirds.length; b++) {
      double octaves = StrictMath.log(centresHz[b] / LOWEST_CENTRE_HZ) / StrictMath.log(2);
      thirds[b] = (int) Math.round(3 * octaves);
    }
    return thirds;
  }

  /**
   * A segment.
   *
   * @param overTime [bands][frames] after the first norm
   * @param timeNorms [bands]
   * @param shape [bands][frames] after the second
   * @param bandNorms [frames]
   */
  private record Segment(
      float[][] overTime, float[] timeNorms, float[][] shape, float[] bandNorms) {}

  /** What features sound like, to be compared with others of the same frames. */
  public final class Envelopes {
    private final float[][] features;
    private final int from;
    private final float[][] roots; // [bands][frames] X
    private final List<Segment> segments = new ArrayList<>();

    private Envelopes(float[][] features, int from, int to) {
      this.features = features;
      this.from = from;
      roots = new float[BANDS][to - from];
      for (int m = from; m < to; m++) {
        float[] energies = new float[BANDS];
        for (int b = 0; b < thirds.length; b++) {
          if (thirds[b] >= 0 && thirds[b] < BANDS) {
            energies[thirds[b]] += energy(features[m][b]);
          }
        }
        for (int j = 0; j < BANDS; j++) {
          roots[j][m - from] = (float) Math.sqrt(energies[j] + ENERGY_FLOOR);
        }
      }
      for (int first = 0; first + segmentFrames <= to - from; first += STEP) {
        segments.add(segment(first));
      }
    }

    private Segment segment(int first) {
      float[][] overTime = new float[BANDS][segmentFrames];
      float[] timeNorms = new float[BANDS];
      for (int j = 0; j < BANDS; j++) {
        System.arraycopy(roots[j], first, overTime[j], 0, segmentFrames);
        timeNorms[j] = normalise(overTime[j], TIME_FLOOR);
      }
      float[][] turned = transpose(overTime);
      float[] bandNorms = new float[segmentFrames];
      for (int m = 0; m < segmentFrames; m++) {
        bandNorms[m] = normalise(turned[m], BANDS_FLOOR);
      }
      return new Segment(overTime, timeNorms, transpose(turned), bandNorms);
    }

    /**
     * Adds the derivatives, by these features, of {@code weight} times what each segment lacks of
     * the other's shape: one less the mean over its frames of their products.
     *
     * @param other of as many frames
     * @param gradient [frames][mel], as the features are laid out
     */
    public void addGradient(Envelopes other, float weight, float[][] gradient) {
      float[][] byRoot = new float[BANDS][roots[0].length];
      for (int s = 0; s < segments.size(); s++) {
        addGradient(segments.get(s), other.segments.get(s), weight, s * STEP, byRoot);
      }
      for (int m = 0; m < roots[0].length; m++) {
        for (int b = 0; b < thirds.length; b++) {
          if (thirds[b] >= 0 && thirds[b] < BANDS) {
            int j = thirds[b];
            float energy = energy(features[from + m][b]);
            gradient[from + m][b] += byRoot[j][m] / (2 * roots[j][m]) * 3 * energy;
          }
        }
      }
    }

    private void addGradient(
        Segment mine, Segment other, float weight, int first, float[][] byRoot) {
      float[][] shape = transpose(mine.shape());
      float[][] gradient = transpose(other.shape());
      for (int m = 0; m < segmentFrames; m++) {
        for (int j = 0; j < BANDS; j++) {
          gradient[m][j] *= -weight / segmentFrames;
        }
        normaliseBack(shape[m], mine.bandNorms()[m], gradient[m]);
      }
      float[][] overTime = transpose(gradient);
      for (int j = 0; j < BANDS; j++) {
        normaliseBack(mine.overTime()[j], mine.timeNorms()[j], overTime[j]);
        for (int m = 0; m < segmentFrames; m++) {
          byRoot[j][first + m] += overTime[j][m];
        }
      }
    }
  }

  /**
   * The envelopes of features.
   *
   * @param features [frames][mel] as {@link dev.phonocode.audio.signal.LogMel#feature} makes them
   * @param from the first frame that counts
   * @param to one more than the last
   */
  public Envelopes of(float[][] features, int from, int to) {
    return new Envelopes(features, from, to);
  }

  /** A feature is a third of nepers. */
  private static float energy(float feature) {
    return (float) StrictMath.exp(3 * feature);
  }

  /** Takes off the mean and divides by the norm, which is returned. */
  private static float normalise(float[] x, float floor) {
    float mean = mean(x);
    float squares = floor;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
      squares = fma(x[i], x[i], squares);
    }
    float norm = (float) Math.sqrt(squares);
    for (int i = 0; i < x.length; i++) {
      x[i] /= norm;
    }
    return norm;
  }

  /** Derivatives by what {@link #normalise} gave, y, into those by what it was given. */
  private static void normaliseBack(float[] y, float norm, float[] gradient) {
    float along = 0;
    for (int i = 0; i < y.length; i++) {
      along = fma(y[i], gradient[i], along);
    }
    for (int i = 0; i < y.length; i++) {
      gradient[i] = fma(-along, y[i], gradient[i]) / norm;
    }
    float mean = mean(gradient);
    for (int i = 0; i < y.length; i++) {
      gradient[i] -= mean;
    }
  }

  private static float mean(float[] x) {
    float sum = 0;
    for (float v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static float[][] transpose(float[][] x) {
    float[][] y = new float[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j][i] = x[i][j];
      }
    }
    return y;
  }
}
