// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network and how to train it: what a preset file holds.
 *
 * @param model the network's shape
 * @param training how it learns
 * @param guidance what it learns from labels
 * @param augmentation how speech is varied before the encoder hears it
 */
public record Recipe(
    ModelConfig model, Training training, Guidance guidance, Augmentation augmentation) {
  /** Rejects what does not fit together, naming the field; older recipes lack the last two. */
  public Recipe {
    guidance = guidance == null ? Guidance.NONE : guidance;
    augmentation = augmentation == null ? Augmentation.NONE : augmentation;
    if (model != null && guidance.isOn()) {
      int books = model.quantiser().books();
      check(guidance.book() <= books, "guidance: book", guidance.book(), "1 to " + books);
    }
    if (model != null && training != null) {
      for (Stage stage : training.stages()) {
        if (stage.rate().counts() && !model.hasPrior()) {
          throw new IllegalArgumentException(
              "stage " + stage.name() + ": it weighs the rate, and the model has no prior");
        }
        int weights = stage.bandWeights().size();
        if (weights != 0 && weights != model.decoder().bands()) {
          throw new IllegalArgumentException(
              "stage %s: band_weights has %s numbers, expected one for each of %s bands"
                  .formatted(stage.name(), weights, model.decoder().bands()));
        }
      }
    }
  }

  static void check(boolean ok, String field, Object found, String expected) {
    if (!ok) {
      throw new IllegalArgumentException(field + " is " + found + ", expected " + expected);
    }
  }

  /** A recipe without labels, and speech as it is. */
  public Recipe(ModelConfig model, Training training) {
    this(model, training, Guidance.NONE, Augmentation.NONE);
  }

  /**
   * How a network learns.
   *
   * @param seed of everything random
   * @param drawing of the items
   * @param disturbance of what the network hears
   * @param averages that follow what is learnt
   * @param stages in order
   */
  public record Training(
      long seed, Drawing drawing, Disturbance disturbance, Averages averages, List<Stage> stages) {
    public Training {
      stages = List.copyOf(stages);
    }
  }

  /**
   * How items are drawn.
   *
   * @param referenceFrames condition frames that the speaker's reference stretch lasts
   * @param speakerPower a speaker is drawn in proportion to minutes to this power
   */
  @RecordJson.Flat
  public record Drawing(int referenceFrames, double speakerPower) {}

  /**
   * What is done to what the network hears.
   *
   * @param levelJitterDb each item's level moves by up to this, either way
   * @param inputNoiseSteps the past that the decoder is fed gets Gaussian noise, its deviation
   *     uniform between 0 and this many mu-law steps
   * @param noiseShare of the items that the encoder hears in noise; targets stay clean
   * @param noiseSnrDb the least signal-to-noise ratio; it is uniform from here to 30 dB above
   */
  @RecordJson.Flat
  public record Disturbance(
      double levelJitterDb, double inputNoiseSteps, double noiseShare, double noiseSnrDb) {}

  /**
   * Moving averages.
   *
   * @param codebookDecay of the codebooks (van den Oord 2017, appendix A.1)
   * @param averageDecay of all weights, which is what ships
   * @param warmUpSteps before the quantiser is switched on by k-means
   */
  @RecordJson.Flat
  public record Averages(double codebookDecay, double averageDecay, int warmUpSteps) {}

  /**
   * How bits weigh while encoder and books learn: {@code src/design/0016-rate-in-the-loss.md}.
   *
   * <p>All are shares of the mean squared distance that a book leaves of the latents.
   *
   * @param choiceWeight squared distance that a nat is worth when a code is chosen
   * @param lossWeight of a nat a frame in the loss of the encoder, for a squared distance of 1
   * @param temperature of the soft choice that the encoder learns from, a squared distance
   */
  public record Rate(double choiceWeight, double lossWeight, double temperature) {
    /** Bits weigh nothing: codes are the nearest vectors. */
    public static final Rate NONE = new Rate(0, 0, 1);

    public Rate {
      if (!(choiceWeight >= 0 && lossWeight >= 0 && temperature > 0)) {
        throw new IllegalArgumentException(
            String.format(
                "rate: choice_weight, loss_weight and temperature are %s, %s and %s, expected"
                    + " none below 0 and a temperature above",
                choiceWeight, lossWeight, temperature));
      }
    }

    /** Whether the stage asks a prior for what codes cost, and trains it. */
    public boolean counts() {
      return choiceWeight > 0 || lossWeight > 0;
    }
  }

  /**
   * A stretch of training with one loss.
   *
   * @param length in steps
   * @param items of a step
   * @param rates at which is learnt
   * @param weights of the losses
   * @param dropout of codes
   * @param bandWeights of the decoder's loss by sub-band, the lowest first; all 1 if there are
   *     none. The loss is the mean over the bands, so weights of mean 1 leave its size alone
   * @param keepsCodes whether encoder and books stay as they are: the codes of all speech are then
   *     settled, a prior can be learnt beside the rest, and a step is cheaper
   * @param rate what a code's bits weigh; nothing if there is none
   */
  public record Stage(
      String name,
      Length length,
      Items items,
      LearningRates rates,
      LossWeights weights,
      Dropout dropout,
      List<Double> bandWeights,
      boolean keepsCodes,
      Rate rate) {
    public Stage {
      bandWeights = bandWeights == null ? List.of() : List.copyOf(bandWeights);
      rate = rate == null ? Rate.NONE : rate;
    }

    /** Weight of a sub-band's loss. */
    float bandWeight(int band) {
      return bandWeights.isEmpty() ? 1 : bandWeights.get(band).floatValue();
    }

    /** This stage with another length. */
    Stage withSteps(int count) {
      Length other = new Length(count, length.rampSteps());
      return new Stage(name, other, items, rates, weights, dropout, bandWeights, keepsCodes, rate);
    }

    /** The same stage over other items. */
    Stage withItems(Items other) {
      return new Stage(name, length, other, rates, weights, dropout, bandWeights, keepsCodes, rate);
    }

    /** Steps that the stage lasts. */
    public int steps() {
      return length.steps();
    }

    /** The learning rate of a parameter, before it falls. */
    double learningRateOf(String parameter) {
      boolean isKept = keepsCodes && parameter.startsWith("encoder.");
      boolean isUnused =
          parameter.startsWith("head.") && weights.melWeight() == 0
              || parameter.startsWith("prior.") && !rate.counts();
      return parameter.startsWith("decoder.")
          ? rates.decoderLearningRate()
          : isKept || isUnused ? 0 : rates.learningRate();
    }

    /** Whether the decoder is trained. */
    public boolean trainsDecoder() {
      return rates.decoderLearningRate() > 0;
    }
  }

  /**
   * How long a stage lasts.
   *
   * @param steps the learning rate falls to {@code finalShare} of itself along a half cosine over
   *     them
   * @param rampSteps at the start over which the learning rate rises from nothing
   */
  @RecordJson.Flat
  public record Length(int steps, int rampSteps) {}

  /**
   * What a step learns from.
   *
   * @param batch items a step
   * @param contextFrames code frames before the segment that the encoder and conditioner hear
   * @param segmentFrames code frames that the decoder learns from
   */
  @RecordJson.Flat
  public record Items(int batch, int contextFrames, int segmentFrames) {}

  /**
   * Learning rates of a stage.
   *
   * @param learningRate of everything but the decoder
   * @param decoderLearningRate of the decoder; 0 leaves it out of the stage
   * @param finalShare of the learning rates at the end
   */
  @RecordJson.Flat
  public record LearningRates(double learningRate, double decoderLearningRate, double finalShare) {}

  /**
   * Weights of what is added to the decoder's loss.
   *
   * @param melWeight of the log-mel head's error
   * @param correlationWeight of what the log-mel head lacks of intelligibility, one less ESTOI
   * @param pitchWeight of the pitch head's error
   * @param commitment beta of van den Oord 2017, eq. 3
   */
  @RecordJson.Flat
  public record LossWeights(
      double melWeight, double correlationWeight, double pitchWeight, double commitment) {}

  /**
   * What happens to codes on the way to the decoder.
   *
   * @param bookDropout share of items that keep only a random prefix of the books
   * @param codeJitter share of the frames whose codes are replaced by a neighbour's, so that codes
   *     mean what lasts (Chorowski et al. 2019, §3.2)
   */
  @RecordJson.Flat
  public record Dropout(double bookDropout, double codeJitter) {}

  /** Code frames that a window of a stage spans, the conditioner's look-ahead included. */
  int windowFrames(Stage stage) {
    return stage.items().contextFrames()
        + stage.items().segmentFrames()
        + model.conditioner().lookAheadFrames();
  }

  /** Steps of the decoder for one item of a stage. */
  int decoderSteps(Stage stage) {
    return stage.items().segmentFrames() * model.codeHopSamples() / model.decoder().bands();
  }

  /** Steps of all stages together. */
  public int totalSteps() {
    return training.stages().stream().mapToInt(Stage::steps).sum();
  }

  /** The same recipe ending after {@code total} steps: the last stage is stretched or cut. */
  public Recipe withTotalSteps(int total) {
    List<Stage> stages = new ArrayList<>();
    int left = total;
    for (int i = 0; i < training.stages().size(); i++) {
      Stage s = training.stages().get(i);
      boolean last = i == training.stages().size() - 1;
      int steps = last ? left : Math.min(left, s.steps());
      left -= steps;
      stages.add(s.withSteps(steps));
    }
    Training t = training;
    Training cut = new Training(t.seed(), t.drawing(), t.disturbance(), t.averages(), stages);
    return new Recipe(model, cut, guidance, augmentation);
  }

  /** The same recipe for a table of {@code rows} speakers, where the model has a table. */
  public Recipe withTableRows(int rows) {
    ModelConfig.Speaker s = model.speaker();
    return s.isTable()
        ? with(model.withSpeaker(new ModelConfig.Speaker(s.size(), 0, s.dilations(), rows)))
        : this;
  }

  /** The network as it ships: what tells units from codes is of use to training alone. */
  public ModelConfig shipped() {
    return guidance.units() > 0 ? model.withPhones(Optional.empty()) : model;
  }

  /** The same recipe for codes that stand for these labels, or units, where it is guided at all. */
  public Recipe withLabels(List<String> labels) {
    return with(
        model.withPhones(
            guidance.isOn()
                ? Optional.of(new ModelConfig.Phones(guidance.book(), labels))
                : Optional.empty()));
  }

  /** The same recipe for another network. */
  Recipe with(ModelConfig other) {
    return new Recipe(other, training, guidance, augmentation);
  }

  /** The same recipe over speech as it is. */
  Recipe withoutAugmentation() {
    return new Recipe(model, training, guidance, Augmentation.NONE);
  }

  /**
   * Where a step lies.
   *
   * @param done steps of the stage before this one
   */
  public record Position(Stage stage, int done) {
    /**
     * The factor of the learning rates here: a ramp, so that layers which are new to the stage do
     * not blow up, times a half cosine.
     */
    public double rateFactor() {
      double f = stage.rates().finalShare();
      double cosine = f + (1 - f) * 0.5 * (1 + StrictMath.cos(Math.PI * done / stage.steps()));
      return cosine * Math.min(1, (done + 1.0) / Math.max(1, stage.length().rampSteps()));
    }

    /** Whether the next step belongs to another stage, or to none. */
    public boolean isLast() {
      return done == stage.steps() - 1;
    }
  }

  /** The position of a step, 0 ≤ step &lt; {@link #totalSteps}. */
  public Position position(int step) {
    int left = step;
    for (Stage stage : training.stages()) {
      if (left < stage.steps()) {
        return new Position(stage, left);
      }
      left -= stage.steps();
    }
    throw new IllegalArgumentException("step " + step + " of " + totalSteps());
  }
}
