// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.net.Likelihood;
import dev.phonocode.torch.net.PhoneClassifier;
import dev.phonocode.torch.net.RatedQuantiser;
import dev.phonocode.torch.net.ResidualQuantiser;
import dev.phonocode.torch.net.Vqvae;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The forward pass of a batch and its loss (van den Oord 2017, eq. 3, with residual books):
 *
 * <pre>
 *   L = -log p(x | q(z), speaker) + β |z - sg(q(z))|² + mel and pitch heads + phones
 * </pre>
 *
 * <p>and, where the stage weighs the rate, λ times the expected nats of a frame's codes, beside the
 * nats themselves, which only the prior learns from.
 *
 * <p>The codebook term of eq. 3 is replaced by the moving average of {@link CodebookLearner}.
 */
final class Losses {
  // Adam takes no notice of it; the clipping of all gradients together does.
  private static final double PRIOR_WEIGHT = 0.1;

  private final Vqvae network;
  private final ModelConfig config;
  private final Likelihood likelihood;
  private final Guidance guidance;
  private final Optional<RatedQuantiser> rated;

  /**
   * Losses of a network.
   *
   * @param rated the quantiser that knows what codes cost, where the model has a prior
   */
  Losses(Vqvae network, Likelihood likelihood, Guidance guidance, Optional<RatedQuantiser> rated) {
    this.guidance = guidance;
    this.rated = rated;
    this.network = network;
    this.config = network.config();
    this.likelihood = likelihood;
  }

  /**
   * What a forward pass gave.
   *
   * @param total to be minimised
   * @param nll nats a band sample, where the decoder ran
   * @param mel error of the mel feature, where there is a head
   * @param correlation what the mel feature lacks of intelligibility, where the stage weighs it
   * @param phones cross-entropy in nats of the labels given the guided codes, where there are
   *     labels
   * @param commitment mean squared distance of latents to their codes
   * @param nats a code of each book, where the stage weighs the rate
   */
  record Outcome(
      NDArray total,
      Optional<NDArray> nll,
      Optional<NDArray> mel,
      Optional<NDArray> correlation,
      Optional<NDArray> phones,
      NDArray commitment,
      ResidualQuantiser.Quantised quantised,
      Optional<List<NDArray>> nats) {}

  /**
   * Runs a batch.
   *
   * @param quantise false while the latents settle: the decoder side sees them unquantised
   * @param random of the quantiser dropout
   */
  Outcome forward(
      NDManager manager, Batch batch, Recipe.Stage stage, boolean quantise, Random random) {
    NDArray frames = batch.array(manager, batch.frames(), config.encoder().inputChannels());
    NDArray latents = network.latents(frames); // [B,W,D]
    if (stage.keepsCodes()) {
      latents = latents.stopGradient();
    }
    NDArray total = manager.create(0f);
    ResidualQuantiser.Quantised quantised;
    Optional<List<NDArray>> nats = Optional.empty();
    if (quantise && stage.rate().counts()) {
      RatedQuantiser.Choice choice = choose(manager, latents, stage.rate());
      quantised = choice.quantised();
      List<NDArray> byBook = quantiser().nats(quantised);
      NDArray mean = NDArrays.stack(new NDList(byBook)).mean();
      total =
          choice
              .rate()
              .mul(weight(manager, stage.rate().lossWeight()))
              .add(mean.mul(weight(manager, PRIOR_WEIGHT)));
      nats = Optional.of(byBook);
    } else {
      quantised = network.quantiser().quantise(latents);
    }
    NDArray commitment = latents.sub(quantised.sum(config.quantiser().books())).square().mean();
    total = total.add(commitment.mul(weight(manager, quantise ? stage.weights().commitment() : 0)));
    NDArray chosen = latents;
    if (quantise) {
      NDArray kept =
          keptBooks(manager, quantised, batch.items(), stage.dropout().bookDropout(), random);
      chosen = Vqvae.straightThrough(latents, kept);
      if (stage.dropout().codeJitter() > 0) {
        chosen = jittered(manager, chosen, stage.dropout().codeJitter(), random);
      }
    }
    Optional<NDArray> phones = Optional.empty();
    if (network.phones().isPresent()) {
      PhoneClassifier classifier = network.phones().get();
      NDArray shares = batch.phones(manager, config.phones().orElseThrow().labels().size());
      NDArray fromLatents = PhoneLoss.nats(classifier.logits(latents), shares);
      NDArray fromCodes =
          quantise ? PhoneLoss.nats(classifier.logits(latents, quantised), shares) : fromLatents;
      total =
          total
              .add(fromCodes.mul(weight(manager, guidance.labelsWeight())))
              .add(fromLatents.mul(weight(manager, guidance.latentWeight())));
      phones = Optional.of(fromCodes);
    }
    NDArray condition = network.condition(chosen, speakers(network, manager, batch));
    NDArray clean = batch.array(manager, batch.clean(), config.encoder().inputChannels());

    Optional<NDArray> mel = Optional.empty();
    Optional<NDArray> correlation = Optional.empty();
    if (network.heads().isPresent()) {
      var heads = network.heads().get();
      NDArray melError = heads.melError(condition, clean);
      NDArray pitchError = heads.pitchError(condition, batch.array(manager, batch.pitch(), 2));
      total =
          total
              .add(melError.mul(weight(manager, stage.weights().melWeight())))
              .add(pitchError.mul(weight(manager, stage.weights().pitchWeight())));
      if (stage.weights().correlationWeight() > 0) {
        NDArray error = heads.correlationError(condition, clean);
        total = total.add(error.mul(weight(manager, stage.weights().correlationWeight())));
        correlation = Optional.of(error);
      }
      mel = Optional.of(melError);
    }
    Optional<NDArray> nll = Optional.empty();
    if (stage.trainsDecoder()) {
      NDArray byBand = nllByBand(manager, batch, condition);
      total = total.add(byBand.mul(bandWeights(manager, stage)).mean());
      nll = Optional.of(byBand.mean());
    }
    return new Outcome(total, nll, mel, correlation, phones, commitment, quantised, nats);
  }

  /** Codes that are near and cheap, as the stage weighs the two. */
  RatedQuantiser.Choice choose(NDManager manager, NDArray latents, Recipe.Rate rate) {
    return quantiser()
        .choose(latents, weight(manager, rate.choiceWeight()), weight(manager, rate.temperature()));
  }

  private RatedQuantiser quantiser() {
    return rated.orElseThrow(
        () -> new IllegalStateException("a stage weighs the rate, and the model has no prior"));
  }

  /**
   * A factor as an array that lives until the scope of the step ends. Multiplying by a Java number
   * would leave autograd with memory that may be gone when it computes the gradient.
   */
  private static NDArray weight(NDManager manager, double weight) {
    return manager.create((float) weight);
  }

  /** Speaker vectors of the batch's items {@code [B][S]}. */
  static NDArray speakers(Vqvae network, NDManager manager, Batch batch) {
    int channels = network.config().encoder().inputChannels();
    NDArray reference = batch.array(manager, batch.reference(), channels);
    return network.speakers(manager.create(batch.speakers()), reference);
  }

  private NDArray bandWeights(NDManager manager, Recipe.Stage stage) {
    float[] weights = new float[config.decoder().bands()];
    for (int b = 0; b < weights.length; b++) {
      weights[b] = stage.bandWeight(b);
    }
    return manager.create(weights);
  }

  /** Nats a sample of each band, of the batch's segments under a condition of the whole window. */
  NDArray nllByBand(NDManager manager, Batch batch, NDArray condition) {
    int bands = config.decoder().bands();
    NDArray target = batch.target(manager, bands);
    long hops = target.getShape().get(2) / config.conditionHopSteps();
    NDList segments = new NDList();
    for (int i = 0; i < batch.items(); i++) {
      int from = batch.segments()[i];
      segments.add(condition.get("{}, :, {}:{}", i, from, from + hops));
    }
    NDArray past = batch.array(manager, batch.past(), 2 * bands);
    return likelihood.nllByBand(past, NDArrays.stack(segments), target);
  }

  /** Some frames of {@code [B,T,D]} take the place of a neighbour. */
  private static NDArray jittered(NDManager manager, NDArray x, double share, Random random) {
    int items = (int) x.getShape().get(0);
    int frames = (int) x.getShape().get(1);
    long[] from = new long[items * frames];
    for (int i = 0; i < from.length; i++) {
      int t = i % frames;
      int step = random.nextDouble() < share ? (random.nextBoolean() ? 1 : -1) : 0;
      from[i] = Math.max(0, Math.min(frames - 1, t + step));
    }
    NDArray index = manager.create(from, new Shape(items, frames, 1)).broadcast(x.getShape());
    return x.gather(index, 1);
  }

  /** Sums of a random prefix of the books for some items, of all for the others. */
  private NDArray keptBooks(
      NDManager manager,
      ResidualQuantiser.Quantised quantised,
      int items,
      double dropout,
      Random random) {
    int books = config.quantiser().books();
    float[][] keep = new float[books][items];
    for (int i = 0; i < items; i++) {
      int kept = random.nextDouble() < dropout ? 1 + random.nextInt(books) : books;
      for (int q = 0; q < kept; q++) {
        keep[q][i] = 1;
      }
    }
    NDArray sum = quantised.vectors().get(0); // the first book is always kept
    for (int q = 1; q < books; q++) {
      NDArray mask = manager.create(keep[q]).reshape(items, 1, 1);
      sum = sum.add(quantised.vectors().get(q).mul(mask));
    }
    return sum;
  }
}
