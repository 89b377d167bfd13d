// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.RowKernels;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePriorTest {
  /** 1 + 2 · (1 + 3): what the dilations of these tests hear. */
  private static final int CONTEXT = 9;

  @Test
  void agreesWithTheDesignNoteInDoublePrecision() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      int books = 1 + random.nextInt(4);
      int size = 2 + random.nextInt(40);
      ModelConfig config =
          Priors.config(books, size, 1 + random.nextInt(9), 3 + random.nextInt(20));
      Weights weights = Priors.weights(config, seed, 3);
      CodePrior prior = CodePrior.of(config, weights, new RowKernels());
      int prefix = 1 + random.nextInt(books);
      int[][] codes = Priors.codes(random, 25, prefix, size);
      double[][] expected = new NaivePrior(config, weights).probabilities(codes);
      int[][] found = Priors.frequencies(prior, codes);
      for (int i = 0; i < found.length; i++) {
        for (int code = 0; code < size; code++) {
          // Floor 1 takes up to size counts; the rest is float32 and an exp good to 4e-5.
          double counts = 1 + expected[i][code] * (65536 - size);
          assertEquals(counts, found[i][code], size + 8, "seed " + seed + ", code " + i);
        }
      }
    }
  }

  @Test
  void givesEqualFrequenciesOnAllKernels() {
    for (int size : new int[] {2, 16, 37, 256}) {
      for (int seed = 0; seed < 5; seed++) {
        ModelConfig config = Priors.config(3, size, 7, 24 + seed);
        Weights weights = Priors.weights(config, seed, 4);
        int[][] codes = Priors.codes(new Random(seed), 20, 1 + seed % 3, size);
        int[][] reference = null;
        for (var kernels : Priors.kernels()) {
          int[][] found = Priors.frequencies(CodePrior.of(config, weights, kernels), codes);
          reference = reference == null ? found : reference;
          assertTrue(
              Arrays.deepEquals(reference, found), kernels.name() + ", size " + size + "/" + seed);
        }
      }
    }
  }

  @Test
  void frequenciesAreAtLeastOneAndFillTheTotalHoweverSharpTheLogits() {
    for (double scale : new double[] {0, 0.1, 1, 30, 1e4, 1e30}) {
      CodePrior prior = Priors.prior(2, 50, 5, scale);
      for (int[] frequencies : Priors.frequencies(prior, Priors.codes(new Random(1), 12, 2, 50))) {
        assertEquals(65536, Arrays.stream(frequencies).sum(), "scale " + scale);
        assertTrue(Arrays.stream(frequencies).min().orElseThrow() >= 1, "scale " + scale);
      }
    }
  }

  @Test
  void hearsOnlyThePastAndNoMoreOfItThanItsContext() {
    CodePrior prior = Priors.prior(2, 16, 3, 3);
    int[][] codes = Priors.codes(new Random(4), 30, 2, 16);
    int[][] before = Priors.frequencies(prior, codes);
    int frame = 10;
    codes[frame][0] ^= 1;
    int[][] after = Priors.frequencies(prior, codes);
    for (int i = 0; i < before.length; i++) {
      boolean isLater = i > 2 * frame && i < 2 * (frame + 1 + CONTEXT);
      assertEquals(isLater, !Arrays.equals(before[i], after[i]), "code " + i);
    }
  }

  @Test
  void aPrefixOfTheBooksIsAskedForNoOther() {
    CodePrior prior = Priors.prior(3, 16, 3, 3);
    PriorState state = prior.start(2);
    for (int i = 0; i < 10; i++) {
      assertEquals(i % 2, state.book());
      state.accept(i);
    }
    assertThrows(IllegalArgumentException.class, () -> prior.start(0));
    assertThrows(IllegalArgumentException.class, () -> prior.start(4));
  }

  @Test
  void statesDoNotDisturbEachOther() {
    CodePrior prior = Priors.prior(2, 16, 3, 3);
    int[][] codes = Priors.codes(new Random(4), 12, 2, 16);
    int[][] alone = Priors.frequencies(prior, codes);
    PriorState one = prior.start(2);
    PriorState other = prior.start(2);
    int[] frequencies = new int[16];
    for (int i = 0; i < alone.length; i++) {
      other.accept(i % 16);
      one.frequencies(frequencies);
      assertArrayEquals(alone[i], frequencies, "code " + i);
      one.accept(codes[i / 2][i % 2]);
    }
  }

  /** Floor 1 of a frequency is taken off again; what is left of a difference is its rounding. */
  @Test
  void branchesAreAsLikelyAsTheFrequenciesOfEach() {
    int size = 16;
    for (int branches = 1; branches <= 5; branches++) {
      CodePrior prior = Priors.prior(3, size, 7, 2);
      PriorBranches asked = new PriorBranches(prior, branches);
      PriorState state = prior.start(3);
      int[][] past = Priors.codes(new Random(branches), 12, 3, size);
      int[][] lower = Priors.codes(new Random(-branches), branches, 3, size);
      for (int t = 0; t < past.length; t++) {
        for (int book = 0; book < 3; book++) {
          float[][] lnP = new float[branches][size];
          asked.lnProbabilities(state, lower, branches, book, lnP);
          for (int m = 0; m < branches; m++) {
            int[] frequencies = told(prior, past, t, lower[m], book);
            for (int j = 0; j < size; j++) {
              double expected = (frequencies[j] - 1) / (65536.0 - size);
              assertEquals(expected, Math.exp(lnP[m][j]), 1e-3, "frame " + t + ", book " + book);
            }
          }
        }
        for (int code : past[t]) {
          state.accept(code);
        }
      }
      state.accept(0);
      assertThrows(
          IllegalStateException.class, () -> asked.lnProbabilities(state, lower, 1, 1, null));
    }
  }

  /** Frequencies of a book after so many frames of the past, and these lower codes. */
  private static int[] told(CodePrior prior, int[][] past, int frames, int[] lower, int book) {
    PriorState state = prior.start(3);
    for (int t = 0; t < frames; t++) {
      for (int code : past[t]) {
        state.accept(code);
      }
    }
    for (int q = 0; q < book; q++) {
      state.accept(lower[q]);
    }
    int[] frequencies = new int[prior.size()];
    state.frequencies(frequencies);
    return frequencies;
  }

  @Test
  void namesACodeThatCannotBe() {
    PriorState state = Priors.prior(2, 16, 3, 3).start(2);
    state.accept(15);
    Exception e = assertThrows(IllegalArgumentException.class, () -> state.accept(16));
    assertEquals("prior: frame 0, book 1: code 16, expected 0 to 15", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> state.accept(-1));
  }

  @Test
  void aModelWithoutAPriorHasNone() {
    assertFalse(TestConfigs.tiny().hasPrior());
    assertThrows(
        IllegalArgumentException.class,
        () -> CodePrior.of(TestConfigs.tiny(), Weights.of(java.util.Map.of()), new RowKernels()));
  }

  /** If this fails, files that were written before can no longer be read. */
  @Test
  void givesTheFrequenciesThatItGaveInVersion1() throws Exception {
    CodePrior prior = Priors.prior(3, 40, 11, 3);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int[] frequencies : Priors.frequencies(prior, Priors.codes(new Random(8), 60, 3, 40))) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * frequencies.length);
      bytes.asIntBuffer().put(frequencies);
      digest.update(bytes.array());
    }
    assertEquals(FROZEN, HexFormat.of().formatHex(digest.digest()));
  }

  private static final String FROZEN =
      "10ec1cdb1df07537c3fea82ec953bbac89cc3ea3f5d55b0b8b07131640cef54e";
}
