// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.cluster.KMeans;
import dev.phonocode.torch.net.ResidualQuantiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How the codebooks learn (van den Oord 2017, appendix A.1): each vector follows the mean of the
 * latents assigned to it,
 *
 * <pre>
 *   N_i ← γ N_i + (1-γ) n_i      m_i ← γ m_i + (1-γ) Σ_j z_ij      e_i ← m_i / N_i
 * </pre>
 *
 * with a start by k-means, and vectors that hardly anything is assigned to restarted on a latent.
 */
final class CodebookLearner {
  private static final int RESTART_EVERY = 20;
  private static final float DEAD_SHARE = 0.1f;

  private final ResidualQuantiser quantiser;
  private final int size;
  private final float decay;
  private final List<NDArray> counts = new ArrayList<>(); // [K] each book
  private final List<NDArray> sums = new ArrayList<>(); // [K][D] each book

  CodebookLearner(
      NDManager manager,
      ResidualQuantiser quantiser,
      ModelConfig.Quantiser config,
      double decay,
      Map<String, Tensor> loaded) {
    this.quantiser = quantiser;
    this.size = config.size();
    this.decay = (float) decay;
    for (int q = 0; q < config.books(); q++) {
      Tensor count = loaded.get("count/" + q);
      Tensor sum = loaded.get("sum/" + q);
      NDArray book = quantiser.books().get(q);
      // Without a checkpoint, as if each vector had been chosen once.
      counts.add(
          count == null
              ? manager.ones(new Shape(size))
              : manager.create(count.data(), new Shape(size)));
      sums.add(manager.create(sum == null ? book.toFloatArray() : sum.data(), book.getShape()));
    }
  }

  /** Replaces every book by k-means over latents {@code [N][D]}, each book on what is left. */
  void start(NDArray latents, long seed) {
    float[] residual = latents.toFloatArray();
    int dimension = (int) latents.getShape().get(1);
    for (int q = 0; q < counts.size(); q++) {
      KMeans.Result fit = KMeans.fit(residual, dimension, size, new Random(seed + q));
      for (int n = 0; n < fit.assigned().length; n++) {
        for (int d = 0; d < dimension; d++) {
          residual[n * dimension + d] -= fit.centres()[fit.assigned()[n] * dimension + d];
        }
      }
      quantiser.books().get(q).set(fit.centres());
      counts.get(q).set(ones());
      sums.get(q).set(fit.centres());
    }
  }

  private float[] ones() {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * One step of the moving average, outside the gradient. Call within an NDScope.
   *
   * @param step counted from 0; dead vectors are looked for every 20 steps
   */
  void update(ResidualQuantiser.Quantised quantised, int step, long seed) {
    for (int q = 0; q < counts.size(); q++) {
      NDArray residual = quantised.residuals().get(q); // [N][D]
      NDArray assigned =
          quantised.codes().get(q).reshape(-1).oneHot(size, DataType.FLOAT32); // [N][K]
      counts.get(q).muli(decay).addi(assigned.sum(new int[] {0}).mul(1 - decay));
      sums.get(q).muli(decay).addi(assigned.transpose().matMul(residual).mul(1 - decay));
      if (step % RESTART_EVERY == RESTART_EVERY - 1) {
        restartDead(q, residual, new Random((seed * 31 + step) * 31 + q));
      }
      NDArray book = quantiser.books().get(q);
      NDArray means = sums.get(q).div(counts.get(q).add(1e-5f).expandDims(1));
      book.addi(means.sub(book));
    }
  }

  /** Moves each vector with under a tenth of the mean count onto a random latent. */
  private void restartDead(int q, NDArray residual, Random random) {
    float[] count = counts.get(q).toFloatArray();
    float mean = 0;
    for (float c : count) {
      mean += c / size;
    }
    float[] sum = null;
    float[] latents = null;
    int dimension = (int) residual.getShape().get(1);
    for (int k = 0; k < size; k++) {
      if (count[k] < DEAD_SHARE * mean) {
        if (sum == null) {
          sum = sums.get(q).toFloatArray();
          latents = residual.toFloatArray();
        }
        int row = random.nextInt(latents.length / dimension);
        for (int d = 0; d < dimension; d++) {
          sum[k * dimension + d] = latents[row * dimension + d] * mean;
        }
        count[k] = mean;
      }
    }
    if (sum != null) {
      sums.get(q).set(sum);
      counts.get(q).set(count);
    }
  }

  void save(Map<String, NDArray> into) {
    for (int q = 0; q < counts.size(); q++) {
      into.put("count/" + q, counts.get(q));
      into.put("sum/" + q, sums.get(q));
    }
  }
}
