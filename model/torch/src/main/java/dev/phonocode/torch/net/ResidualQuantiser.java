// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Residual vector quantiser: each book codes what the books before it left (van den Oord 2017 §3.1
 * eq. 1 for one book; Zeghidour et al. 2021 §III.C for several). Only the nearest-code rule lives
 * here; how the books learn is {@code train.CodebookLearner}.
 */
public final class ResidualQuantiser {
  private static final int PARTS = 3; // frames aimed anew at once are this far apart

  private final List<NDArray> books = new ArrayList<>();
  private final Optional<NoiseShaping> shaping;
  private final int dimension;

  /**
   * A quantiser over the books {@code quantiser.codebook.Q} {@code [K][D]}, which shapes its errors
   * if {@code p} was loaded with a measure of how they are heard.
   */
  public ResidualQuantiser(Parameters p, ModelConfig.Quantiser config) {
    dimension = config.dimension();
    for (int q = 0; q < config.books(); q++) {
      books.add(p.buffer("quantiser.codebook." + q, 1, config.size(), dimension));
    }
    shaping = p.loadedBuffer(NoiseShaping.NAME).map(NoiseShaping::new);
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
   * Where errors are shaped, the shape is {@code [B][T][D]}, and the vectors are near to what is
   * {@link #aimed} at.
   *
   * @throws IllegalArgumentException if the last axis is not the books' dimension
   */
  public Quantised quantise(NDArray latents) {
    return nearest(aimed(latents));
  }

  /**
   * What the vectors of latents {@code [B][T][D]} should be near to, so that little is heard of
   * their errors: the latents themselves, moved by the errors around them. The gradient is that of
   * the latents.
   */
  NDArray aimed(NDArray latents) {
    if (shaping.isEmpty()) {
      return latents;
    }
    NDArray z = latents.stopGradient();
    NDArray errors = z.sub(nearest(z).sum(books.size()));
    for (int part = 0; part < PARTS; part++) {
      NDArray fresh = z.sub(nearest(z.add(shaping.get().shift(errors))).sum(books.size()));
      errors = errors.add(fresh.sub(errors).mul(everyThird(z, part)));
    }
    return latents.add(shaping.get().shift(errors));
  }

  private static NDArray everyThird(NDArray latents, int first) {
    float[] mask = new float[(int) latents.getShape().get(1)];
    for (int t = first; t < mask.length; t += PARTS) {
      mask[t] = 1;
    }
    return latents.getManager().create(mask, new Shape(1, mask.length, 1));
  }

  private Quantised nearest(NDArray latents) {
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
      NDArray index = distances(residual, book).argMin(1).toType(DataType.INT64, false);
      NDArray chosen = rows(book, index);
      codes.add(index.reshape(leading));
      residuals.add(residual);
      vectors.add(chosen.reshape(shape));
      residual = residual.sub(chosen);
    }
    return new Quantised(codes, residuals, vectors);
  }

  /**
   * The vectors that codes stand for: a list of {@code int64 [...]} to their sum {@code [...][D]}.
   */
  public NDArray lookUp(NDList codes) {
    NDArray sum = rows(books.get(0), codes.get(0));
    for (int q = 1; q < codes.size(); q++) {
      sum = sum.add(rows(books.get(q), codes.get(q)));
    }
    return sum;
  }

  /**
   * What is heard of an error, {@code r·M_0 r}, or its squared length: {@code [...][D]} to {@code
   * [...]}.
   */
  public NDArray weight(NDArray errors) {
    NDArray weighed = shaping.isPresent() ? shaping.get().weigh(errors) : errors;
    return errors.mul(weighed).sum(new int[] {errors.getShape().dimension() - 1});
  }

  /** The {@link #weight} of {@code r - e_j} but for that of r: {@code [N][K]}. */
  NDArray distances(NDArray residual, NDArray book) {
    NDArray norms = weight(book).expandDims(0); // [1][K]
    NDArray weighed = shaping.isPresent() ? shaping.get().weigh(book) : book;
    NDArray products = residual.matMul(weighed.transpose());
    return norms.sub(products.add(products)); // a Java number would not outlive the gradient
  }

  /** Rows of a book: {@code int64 [...]} to {@code [...][D]}. */
  static NDArray rows(NDArray book, NDArray index) {
    return index.getNDArrayInternal().embedding(index, book, SparseFormat.DENSE).singletonOrThrow();
  }
}
