// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.RatedQuantiser;
import dev.phonocode.torch.net.ResidualQuantiser;
import dev.phonocode.torch.net.Vqvae;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Measures a network on fixed segments that it was not trained on. No gradients are recorded. */
final class Validator {
  private static final int BATCHES = 16;
  private static final long SEED = 20171102; // any fixed number: the segments never change

  private final BatchSampler sampler;

  Validator(Corpus corpus, Recipe recipe, List<Utterance> utterances, PhoneTargets targets) {
    sampler = new BatchSampler(corpus, recipe.withoutAugmentation(), utterances, targets);
  }

  /**
   * Measures a network after so many steps.
   *
   * @param rated chooses the codes of a stage that weighs the rate
   */
  Metrics measure(
      Vqvae network,
      Optional<RatedQuantiser> rated,
      Recipe.Stage stage,
      int step,
      NDManager manager)
      throws IOException {
    ModelConfig config = network.config();
    int books = config.quantiser().books();
    Losses losses = new Losses(network, network.likelihood(), Guidance.NONE, rated);
    CodeUsage usage = new CodeUsage(books, config.quantiser().size());
    BitRates bitRates = new BitRates(books, config.frameRateHz());
    double nll = 0;
    double nllWrong = 0;
    double correlation = 0;
    PhoneAccuracy phones = new PhoneAccuracy();
    double[] mel = new double[network.heads().isPresent() ? books : 0];
    for (int i = 0; i < BATCHES; i++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        Batch batch = sampler.batch(stage, SEED, i);
        NDArray frames = batch.array(manager, batch.frames(), config.encoder().inputChannels());
        NDArray latents = network.latents(frames);
        ResidualQuantiser.Quantised quantised =
            stage.rate().counts()
                ? losses.choose(manager, latents, stage.rate()).quantised()
                : network.quantiser().quantise(latents);
        if (stage.rate().counts()) {
          bitRates.add(rated.orElseThrow().nats(quantised));
        }
        usage.add(quantised.codes());
        network.phones().ifPresent(c -> phones.add(c.logits(quantised), batch, manager));
        NDArray speakers = Losses.speakers(network, manager, batch);
        NDArray condition = network.condition(quantised.sum(books), speakers);
        for (int q = 0; q < mel.length; q++) {
          NDArray fewer =
              q == books - 1 ? condition : network.condition(quantised.sum(q + 1), speakers);
          mel[q] += 3 * network.heads().orElseThrow().melError(fewer, frames).getFloat() / BATCHES;
        }
        if (stage.weights().correlationWeight() > 0) {
          correlation +=
              network.heads().orElseThrow().correlationError(condition, frames).getFloat()
                  / BATCHES;
        }
        if (stage.trainsDecoder()) {
          nll += losses.nllByBand(manager, batch, condition).mean().getFloat() / BATCHES;
          nllWrong +=
              losses.nllByBand(manager, batch, rolled(condition)).mean().getFloat() / BATCHES;
        }
      }
    }
    Metrics measured =
        new Metrics("valid", Optional.of(stage.name()), step)
            .with(Measure.MEL_ERROR_BY_BOOKS, mel)
            .with(Measure.BITS_PER_SECOND_BY_BOOKS, bitRates.byBooks())
            .with(Measure.PHONES_TOLD, phones.share())
            .with(Measure.PERPLEXITY, usage.perplexity())
            .with(Measure.USAGE, usage.usage());
    if (mel.length > 0) {
      measured = measured.with(Measure.MEL_ERROR, mel[books - 1]);
    }
    if (stage.weights().correlationWeight() > 0) {
      measured = measured.with(Measure.CORRELATION_ERROR, correlation);
    }
    if (stage.trainsDecoder()) {
      measured =
          measured
              .with(Measure.BITS_PER_SAMPLE, nll / Math.log(2))
              .with(Measure.BITS_PER_SAMPLE_WRONG_CODES, nllWrong / Math.log(2));
    }
    return measured;
  }

  /** Each item gets the next one's condition. */
  private static NDArray rolled(NDArray condition) {
    return NDArrays.concat(new NDList(condition.get("1:"), condition.get(":1")), 0);
  }
}
