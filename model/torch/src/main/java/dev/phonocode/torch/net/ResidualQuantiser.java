// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Residual vector quantiser: each book codes what the books before it left (van den Oord 2017 §3.1
 * eq. 1 for one book; Zeghidour et al. 2021 §III.C for several). Only the nearest-code rule lives
 * here; how the books learn is {@code train.CodebookLearner}.
 */
public final class ResidualQuantiser {
  private final List<NDArray> books = new ArrayList<>();
  private final int dimension;

  /** A quantiser over the books {@code quantiser.codebook.Q} {@code [K][D]}. */
  public ResidualQuantiser(Parameters p, ModelConfig.Quantiser config) {
    dimension = config.dimension();
    for (int q = 0; q < config.books(); q++) {
      books.add(p.buffer("quantiser.codebook." + q, 1, config.size(), dimension));
    }
  }

  /**
   * What quantising gave, a list entry for each book.
   *
   * @param codes {@code int64 [...]}
   * @param residuals what each book was asked to code, {@code [N][D]}, rows in the order of the
   *     leading axes
   * @param vectors the chosen rows {@code [...][D]}
   */
  public record Quantised(List<NDArray> codes, List<NDArray> residuals, List<NDArray> vectors) {

    /** Sum of the chosen vectors of the first {@code books} books: {@code [...][D]}. */
    public NDArray sum(int books) {
      NDArray sum = vectors.get(0);
      for (int q = 1; q < books; q++) {
        sum = sum.add(vectors.get(q));
      }
      return sum;
    }
  }

  /** The codebooks, first to last, {@code [K][D]}. */
  public List<NDArray> books() {
    return List.copyOf(books);
  }

  /**
   * Quantises latents of any leading shape: {@code [T][D]}, {@code [B][T][D]}, {@code [32][32][D]}.
   *
   * @throws IllegalArgumentException if the last axis is not the books' dimension
   */
  public Quantised quantise(NDArray latents) {
    Shape shape = latents.getShape();
    if (shape.dimension() < 1 || shape.get(shape.dimension() - 1) != dimension) {
      throw new IllegalArgumentException(
          "latents of shape " + shape + ", expected a last axis of " + dimension);
    }
    Shape leading = shape.slice(0, shape.dimension() - 1);
    NDArray residual = latents.stopGradient().reshape(-1, dimension); // [N][D]
    List<NDArray> codes = new ArrayList<>();
    List<NDArray> residuals = new ArrayList<>();
    List<NDArray> vectors = new ArrayList<>();
    for (NDArray book : books) {
      NDArray index = nearest(residual, book);
      NDArray chosen = rows(book, index);
      codes.add(index.reshape(leading));
      residuals.add(residual);
      vectors.add(chosen.reshape(shape));
      residual = residual.sub(chosen);
    }
    return new Quantised(codes, residuals, vectors);
  }

  /** {@code argmin_j |e_j|² - 2 r·e_j}: {@code [N][D]} and {@code [K][D]} to {@code int64 [N]}. */
  public static NDArray nearest(NDArray residual, NDArray book) {
    return distances(residual, book).argMin(1).toType(DataType.INT64, false);
  }

  /** {@code |e_j|² - 2 r·e_j}, which is |r - e_j|² but for |r|²: {@code [N][K]}. */
  static NDArray distances(NDArray residual, NDArray book) {
    NDArray norms = book.square().sum(new int[] {1}).expandDims(0); // [1][K]
    NDArray products = residual.matMul(book.transpose());
    return norms.sub(products.add(products)); // a Java number would not outlive the gradient
  }

  /** Rows of a book: {@code int64 [...]} to {@code [...][D]}. */
  static NDArray rows(NDArray book, NDArray index) {
    return index.getNDArrayInternal().embedding(index, book, SparseFormat.DENSE).singletonOrThrow();
  }
}
