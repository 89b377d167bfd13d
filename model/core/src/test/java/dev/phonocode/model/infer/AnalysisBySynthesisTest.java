// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.ReferenceKernels;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import dev.phonocode.model.infer.quantiser.NoiseShaping;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import dev.phonocode.model.infer.quantiser.PacketSearch;
import dev.phonocode.model.infer.quantiser.ResidualQuantiser;
import dev.phonocode.model.infer.quantiser.VectorSearch;
import dev.phonocode.model.signal.PitchFeature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On a small network of random numbers, whose speech is what it makes of random latents. */
class AnalysisBySynthesisTest {
  private static final ModelConfig CONFIG = Fixtures.panels();
  private static final int DIMENSION = CONFIG.quantiser().dimension();
  private static final int FRAMES = 40;
  private static final int PACKETS = 3;
  private static final float[] SPEAKER = {0.5f, -0.25f, 1};

  /** With the matrices of a model that hears all errors alike; the 3 makes steps small enough. */
  private static Weights weights(long seed) {
    float[] identity = new float[DIMENSION * DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      identity[d * (DIMENSION + 1)] = 3;
    }
    var tensors = new TreeMap<>(Fixtures.weights(CONFIG, seed).tensors());
    tensors.put(
        "quantiser.noise.weight", new Tensor(new int[] {DIMENSION, DIMENSION, 1}, identity));
    return Weights.of(tensors);
  }

  /** Everything over one set of weights and kernels. */
  private record Setup(Weights weights, KernelSet kernels) {
    Network network() {
      return Network.of(CONFIG, weights, kernels);
    }

    Listening listening() {
      Network network = network();
      return new Listening(
          layout(), CONFIG, network.conditioner(), network.melHead().orElseThrow());
    }

    Layout layout() {
      return new Layout(kernels, weights);
    }

    PacketQuantiser quantiser(int passes) {
      VectorSearch vectors =
          new VectorSearch(
              kernels, network().quantiser(), new NoiseShaping(kernels, weights, DIMENSION));
      PacketSearch search = PacketSearch.greedy(vectors, 2);
      return new AnalysisBySynthesis(search, search, vectors, listening(), CONFIG, SPEAKER, passes);
    }

    /** Codes of all packets of latents whose speech is given. */
    int[][] codes(float[][] latents, float[][] speech, int passes) {
      return codes(latents, speech, passes, FRAMES);
    }

    int[][] codes(float[][] latents, float[][] speech, int passes, int packetFrames) {
      return AnalysisBySynthesisTest.codes(quantiser(passes), latents, speech, packetFrames);
    }

    Listening.Window window(float[][] latents) {
      Listening.Window window = listening().window(latents.length);
      for (int t = 0; t < latents.length; t++) {
        System.arraycopy(latents[t], 0, window.input(t), 0, DIMENSION);
        System.arraycopy(SPEAKER, 0, window.input(t), DIMENSION, SPEAKER.length);
      }
      window.forward(0);
      return window;
    }

    float[][] quantised(int[][] codes) {
      float[][] vectors = new float[codes.length][DIMENSION];
      ResidualQuantiser books = network().quantiser();
      for (int t = 0; t < codes.length; t++) {
        books.lookUp(codes[t], vectors[t]);
      }
      return vectors;
    }

    double melError(int[][] codes, float[][] speech) {
      float[][] features = window(quantised(codes)).features();
      double sum = 0;
      for (int m = 0; m < features.length; m++) {
        for (int b = 0; b < features[m].length; b++) {
          sum += Math.abs(features[m][b] - speech[m][b]);
        }
      }
      return sum / features.length / features[0].length;
    }
  }

  private static int[][] codes(
      PacketQuantiser quantiser, float[][] latents, float[][] speech, int packetFrames) {
    for (float[] frame : speech) {
      quantiser.hear(frame);
    }
    int[][] codes = new int[latents.length][];
    for (int from = 0; from < latents.length; from += packetFrames) {
      int[][] packet = quantiser.codes(Arrays.copyOfRange(latents, from, from + packetFrames));
      System.arraycopy(packet, 0, codes, from, packetFrames);
    }
    return codes;
  }

  /** A pitch head that tells of 125 Hz, more or less, and of voice. */
  private static Weights tellingOf125Hz(Weights weights) {
    var tensors = new TreeMap<>(weights.tensors());
    Tensor head = tensors.get("head.pitch.weight");
    float[] small = head.data().clone();
    for (int i = 0; i < small.length; i++) {
      small[i] *= 0.1f;
    }
    tensors.put("head.pitch.weight", new Tensor(head.shape(), small));
    tensors.put(
        "head.pitch.bias", new Tensor(new int[] {2}, new float[] {PitchFeature.octaves(125), 4}));
    return Weights.of(tensors);
  }

  /** How far the pitch that codes tell is from another, as a mean, in octaves. */
  private static double pitchError(Setup setup, int[][] codes, float octaves) {
    float[][] pitches = setup.window(setup.quantised(codes)).pitches();
    return Arrays.stream(pitches)
        .mapToDouble(p -> Math.abs(p[0] - octaves))
        .average()
        .orElseThrow();
  }

  @Test
  void codesGoTowardsThePitchOfTheSpeech() {
    float hertz = 131;
    float[] voice = new float[PACKETS * FRAMES * CONFIG.codeHopSamples()];
    for (int n = 0; n < voice.length; n++) {
      for (int h = 1; h <= 8; h++) {
        voice[n] +=
            (float) (0.1 * Math.sin(2 * Math.PI * h * hertz * n / CONFIG.sampleRateHz()) / h);
      }
    }
    Setup setup = new Setup(tellingOf125Hz(weights(8)), new RowKernels());
    float[][] latents = latents(8, PACKETS * FRAMES);
    float[][] speech = speech(setup, latents);
    double deaf = pitchError(setup, setup.codes(latents, speech, 3), PitchFeature.octaves(hertz));
    PacketQuantiser hearing = setup.quantiser(3);
    hearing.hear(voice, 0, voice.length);
    double heard =
        pitchError(setup, codes(hearing, latents, speech, FRAMES), PitchFeature.octaves(hertz));
    assertTrue(heard < 0.96 * deaf, heard + " octaves off, and without hearing it " + deaf);
  }

  private static float[][] latents(long seed, int frames) {
    Random random = new Random(seed);
    float[][] z = new float[frames][DIMENSION];
    for (float[] row : z) {
      for (int d = 0; d < DIMENSION; d++) {
        row[d] = (float) random.nextGaussian();
      }
    }
    return z;
  }

  /** What the network makes of latents, and silence where their look-ahead ends. */
  private static float[][] speech(Setup setup, float[][] latents) {
    float[][] told = setup.window(latents).features();
    float[][] speech = new float[latents.length * CONFIG.conditioner().upSampling()][];
    for (int m = 0; m < speech.length; m++) {
      speech[m] = m < told.length ? told[m].clone() : new float[told[0].length];
    }
    return speech;
  }

  @Test
  void derivativesAreThoseOfFiniteDifferences() {
    for (long seed = 0; seed < 5; seed++) {
      Setup setup = new Setup(weights(seed), new RowKernels());
      float[][] latents = latents(seed + 100, 12);
      float[][] direction = latents(seed + 200, 12);
      Listening.Window window = setup.window(latents);
      Random random = new Random(seed);
      for (float[] row : window.byFeatures()) {
        fill(row, random);
      }
      for (float[] row : window.byPitches()) {
        fill(row, random);
      }
      float[][] byFrames = window.back(0);
      double slope = 0;
      double squares = 0;
      for (int t = 0; t < direction.length; t++) {
        for (int d = 0; d < DIMENSION; d++) {
          slope += byFrames[t][d] * (double) direction[t][d];
          squares += byFrames[t][d] * (double) byFrames[t][d];
        }
      }
      double step = 1e-4; // few units begin or cease to pass within it
      double difference =
          told(setup, moved(latents, direction, step), window)
              - told(setup, moved(latents, direction, -step), window);
      // Along a direction drawn like this, a slope is of the size of the root of the squares.
      assertEquals(difference / (2 * step), slope, 0.01 * Math.sqrt(squares), "seed " + seed);
    }
  }

  private static void fill(float[] row, Random random) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) random.nextGaussian();
    }
  }

  private static float[][] moved(float[][] latents, float[][] direction, double step) {
    float[][] moved = new float[latents.length][DIMENSION];
    for (int t = 0; t < moved.length; t++) {
      for (int d = 0; d < DIMENSION; d++) {
        moved[t][d] = (float) (latents[t][d] + step * direction[t][d]);
      }
    }
    return moved;
  }

  /** What a window tells, weighed by the derivatives that another was given. */
  private static double told(Setup setup, float[][] latents, Listening.Window weights) {
    Listening.Window window = setup.window(latents);
    double sum = 0;
    for (int m = 0; m < window.features().length; m++) {
      sum += product(window.features()[m], weights.byFeatures()[m]);
      sum += product(window.pitches()[m], weights.byPitches()[m]);
    }
    return sum;
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * (double) b[i];
    }
    return sum;
  }

  /** A frame that changed changes nothing before it but what looks ahead to it. */
  @Test
  void goingOnFromAFrameIsAsGoodAsBeginningAnew() {
    Setup setup = new Setup(weights(6), new RowKernels());
    float[][] latents = latents(6, 20);
    Listening.Window window = setup.window(latents);
    float[][] others = latents(60, 20);
    for (int t = 0; t < latents.length; t++) {
      if (t < 9) {
        others[t] = latents[t];
      }
      System.arraycopy(others[t], 0, window.input(t), 0, DIMENSION);
    }
    window.forward(9);
    Listening.Window anew = setup.window(others);
    assertArrayEquals(anew.features(), window.features());
    assertArrayEquals(anew.pitches(), window.pitches());
    for (float[][] rows : List.of(window.byFeatures(), window.byPitches())) {
      Random random = new Random(61);
      for (float[] row : rows) {
        fill(row, random);
      }
    }
    float[][] all = new float[20][];
    for (int t = 0; t < all.length; t++) {
      all[t] = window.back(0)[t].clone();
    }
    float[][] late = window.back(9);
    for (int t = 9; t < all.length; t++) {
      assertArrayEquals(all[t], late[t], "frame " + t);
    }
  }

  /** Where there is no voice, pitch counts for nothing, and the spectrum is all there is. */
  private static Weights unvoiced(Weights weights) {
    var tensors = new TreeMap<>(weights.tensors());
    tensors.put("head.pitch.bias", new Tensor(new int[] {2}, new float[] {0, -100}));
    return Weights.of(tensors);
  }

  /** Whatever the packets are long: what their last frames sound like the next packet tells. */
  @Test
  void codesComeNearerToTheSpeech() {
    for (int packetFrames : new int[] {FRAMES, 4, 2}) {
      double before = 0;
      double after = 0;
      for (long seed = 0; seed < 5; seed++) {
        Setup setup = new Setup(unvoiced(weights(seed)), new RowKernels());
        float[][] latents = latents(seed + 300, PACKETS * FRAMES);
        float[][] speech = speech(setup, latents);
        before += setup.melError(setup.codes(latents, speech, 0, packetFrames), speech);
        after += setup.melError(setup.codes(latents, speech, 3, packetFrames), speech);
      }
      assertTrue(after < 0.98 * before, packetFrames + ": " + before + " and " + after);
    }
  }

  @Test
  void speechThatEndsWithinAFrameIsEnough() {
    Setup setup = new Setup(weights(9), new RowKernels());
    float[][] latents = latents(9, FRAMES);
    float[][] speech = Arrays.copyOf(speech(setup, latents), 2 * FRAMES - 7);
    assertEquals(FRAMES, setup.codes(latents, speech, 3).length);
  }

  @Test
  void everyKernelGivesTheSameCodes() {
    Weights weights = weights(7);
    Setup setup = new Setup(weights, new ReferenceKernels());
    float[][] latents = latents(7, PACKETS * FRAMES);
    float[][] speech = speech(setup, latents);
    int[][] codes = setup.codes(latents, speech, 4);
    assertFalse(Arrays.deepEquals(setup.codes(latents, speech, 0), codes), "the passes do nothing");
    for (KernelSet kernels : List.of(new RowKernels(), new VectorKernels())) {
      Setup other = new Setup(weights, kernels);
      assertArrayEquals(codes, other.codes(latents, speech, 4), kernels.name());
    }
  }

  @Test
  void aPacketOfNoMoreThanTheLookAheadIsOnlySearched() {
    Setup setup = new Setup(weights(8), new RowKernels());
    float[][] latents = latents(8, CONFIG.conditioner().lookAheadFrames());
    PacketQuantiser quantiser = setup.quantiser(3);
    for (float[] frame : speech(setup, latents(8, 10))) {
      quantiser.hear(frame);
    }
    assertArrayEquals(setup.quantiser(0).codes(latents), quantiser.codes(latents));
  }

  @Test
  void aModelThatWasNotMeasuredSaysSo() {
    ModelBundle bundle = Fixtures.bundle(CONFIG, 9);
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    assertFalse(model.canListen());
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> model.newQuantiser(2, Optional.empty(), SPEAKER, 3));
    assertTrue(e.getMessage().contains(CONFIG.name()), e.getMessage());
  }
}
