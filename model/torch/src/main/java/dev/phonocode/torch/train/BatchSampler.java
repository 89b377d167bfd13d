// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.ClipSignal;
import dev.phonocode.model.signal.Gain;
import dev.phonocode.model.signal.Level;
import dev.phonocode.model.signal.PitchFeature;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.SpeakerPool;
import dev.phonocode.torch.corpus.Utterance;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws training segments. The batch of a step is a function of (seed, step) alone.
 *
 * <pre>
 *   code frames  |--- context ---|---- segment ----|-- look-ahead of the conditioner --|
 *   encoder and conditioner hear all of it; the decoder learns from the segment
 * </pre>
 */
public final class BatchSampler {
  private static final double SNR_RANGE_DB = 30;

  private final Corpus corpus;
  private final Recipe recipe;
  private final ModelConfig config;
  private final Level level;
  private final ClipSignal signal;
  private final SpeakerPool pool;
  private final PhoneTargets targets;
  private final Optional<SpeakerPool> labelled;

  public BatchSampler(
      Corpus corpus, Recipe recipe, List<Utterance> utterances, PhoneTargets targets) {
    this.corpus = corpus;
    this.recipe = recipe;
    config = recipe.model();
    level = Level.of(config);
    signal = new ClipSignal(config);
    pool = new SpeakerPool(utterances, recipe.training().drawing().speakerPower());
    this.targets = targets;
    List<Utterance> known = utterances.stream().filter(targets::has).toList();
    labelled =
        known.isEmpty()
            ? Optional.empty()
            : Optional.of(new SpeakerPool(known, recipe.training().drawing().speakerPower()));
  }

  /** The batch of a step. */
  public Batch batch(Recipe.Stage stage, long seed, long step) throws IOException {
    int items = stage.items().batch();
    ModelConfig.Encoder e = config.encoder();
    int window = recipe.windowFrames(stage);
    int fed = (window + e.lookAheadFrames()) * e.downSampling();
    int referenceFrames = recipe.training().drawing().referenceFrames();
    int conditioned = (window - config.conditioner().lookAheadFrames()) * upSampling();
    int steps = recipe.decoderSteps(stage);
    int bands = config.decoder().bands();
    boolean heads = config.conditioner().melHead();

    float[] clean = new float[items * e.inputChannels() * fed];
    float[] reference = new float[items * e.inputChannels() * referenceFrames];
    long[] speakers = new long[items];
    float[] pitch = new float[heads ? items * 2 * conditioned : 0];
    int[] segments = new int[items];
    int labels = config.phones().map(p -> p.labels().size()).orElse(0);
    float[] phones = new float[items * window * labels];
    float[] past = new float[stage.trainsDecoder() ? items * 2 * bands * steps : 0];
    long[] target = new long[stage.trainsDecoder() ? items * bands * steps : 0];
    for (int i = 0; i < items; i++) {
      Random random = new Random((seed * 0x9E3779B97F4A7C15L + step) * 0x9E3779B97F4A7C15L + i);
      Utterance u = draw(random);
      Utterance other = pool.another(u, random);
      int first =
          random.nextInt(Math.max(1, config.framesOf(u.samples()) - stage.items().segmentFrames()));
      MelVariation variation = variation(stage, random);
      int start = Math.max(0, first - stage.items().contextFrames());
      float jitter =
          (float) ((2 * random.nextDouble() - 1) * recipe.training().disturbance().levelJitterDb());
      Gain gain = level.gain(u.levelByte()).plusDb(jitter);
      speakers[i] = u.speaker();
      segments[i] = (first - start) * upSampling();
      front(u, start * e.downSampling(), gain, fed, variation, clean, i);
      int spare = Math.max(1, frontFrames(other) - referenceFrames);
      Gain otherGain = level.gain(other.levelByte()).plusDb(jitter);
      front(other, random.nextInt(spare), otherGain, referenceFrames, variation, reference, i);
      if (heads) {
        pitch(u, start * e.downSampling(), conditioned, variation.rate(), pitch, i);
      }
      if (labels > 0) {
        double hopSeconds = 1 / config.frameRateHz();
        targets.shares(
            u,
            start * hopSeconds,
            hopSeconds * variation.rate(),
            window,
            phones,
            i * window * labels);
      }
      if (stage.trainsDecoder()) {
        segment(u, first * config.codeHopSamples(), gain, steps, past, target, i, random);
      }
    }
    float[] frames = corpus.bands() == 0 ? clean : heard(clean, stage, items, seed, step);
    return new Batch(
        items, frames, clean, reference, speakers, pitch, segments, past, target, phones);
  }

  /** Mostly an utterance with labels, where labels guide. */
  private Utterance draw(Random random) {
    double share = recipe.guidance().labelledShare();
    boolean isGuided = share > 0 && labelled.isPresent();
    return isGuided && random.nextDouble() < share
        ? labelled.get().draw(random)
        : pool.draw(random);
  }

  /** How an item is varied: not at all where the decoder has to make the very sound. */
  private MelVariation variation(Recipe.Stage stage, Random random) {
    boolean isVaried = corpus.bands() > 0 && !stage.trainsDecoder();
    Augmentation how = isVaried ? recipe.augmentation() : Augmentation.NONE;
    return MelVariation.draw(how, Math.max(1, corpus.bands()), random);
  }

  /**
   * The frames with noise added to some items and parts taken away; drawn apart, so that it shifts
   * no other draw.
   */
  private float[] heard(float[] clean, Recipe.Stage stage, int items, long seed, long step) {
    Recipe.Training t = recipe.training();
    Augmentation how = stage.trainsDecoder() ? Augmentation.NONE : recipe.augmentation();
    if (t.disturbance().noiseShare() == 0 && how.equals(Augmentation.NONE)) {
      return clean;
    }
    float[] frames = clean.clone();
    Random random = new Random((seed * 0x9E3779B97F4A7C15L - step) * 0x9E3779B97F4A7C15L);
    int length = frames.length / items;
    for (int i = 0; i < items; i++) {
      if (random.nextDouble() < t.disturbance().noiseShare()) {
        double snrDb = t.disturbance().noiseSnrDb() + SNR_RANGE_DB * random.nextDouble();
        MelNoise.add(frames, i * length, length, corpus.bands(), snrDb, random);
      }
      MelVariation.mask(how, frames, i * length, length, corpus.bands(), random);
    }
    return frames;
  }

  private int upSampling() {
    return config.conditioner().upSampling();
  }

  private int frontFrames(Utterance u) {
    return corpus.bands() > 0 ? u.frames() : u.samples();
  }

  /** Front-end frames of one item into {@code out[item][channel][frame]}. */
  private void front(
      Utterance u, int first, Gain gain, int count, MelVariation variation, float[] out, int item)
      throws IOException {
    int bands = corpus.bands();
    if (bands == 0) {
      float[] y = emphasised(u, first, count);
      for (int t = 0; t < count; t++) {
        out[item * count + t] = y[t] * gain.factor();
      }
      return;
    }
    float[] energies = variation.apply(corpus.mel(u, first, variation.framesNeeded(count)), count);
    for (int b = 0; b < bands; b++) {
      int row = (item * bands + b) * count;
      for (int t = 0; t < count; t++) {
        out[row + t] = LogMel.feature(energies[t * bands + b], gain.ln());
      }
    }
  }

  private void pitch(Utterance u, int first, int count, double rate, float[] out, int item)
      throws IOException {
    float[] heard = corpus.pitch(u, first, (int) Math.round((count - 1) * rate) + 1);
    for (int t = 0; t < count; t++) {
      float hertz = heard[(int) Math.round(t * rate)];
      boolean voiced = hertz > 0;
      out[2 * item * count + t] = voiced ? PitchFeature.octaves(hertz) : 0;
      out[(2 * item + 1) * count + t] = voiced ? 1 : 0;
    }
  }

  /** The decoder's target and its noisy past, {@code [item][band][step]}. */
  private void segment(
      Utterance u,
      int firstSample,
      Gain gain,
      int steps,
      float[] past,
      long[] target,
      int item,
      Random random)
      throws IOException {
    int bands = config.decoder().bands();
    int margin = signal.marginSamples();
    float[] y = emphasised(u, firstSample - margin, steps * bands + 2 * margin);
    int[][] levels = signal.levels(y, gain, margin, steps);
    double deviation = random.nextDouble() * recipe.training().disturbance().inputNoiseSteps();
    for (int b = 0; b < bands; b++) {
      int companded = (item * 2 * bands + b) * steps;
      int linear = (item * 2 * bands + bands + b) * steps;
      for (int t = 0; t < steps; t++) {
        target[(item * bands + b) * steps + t] = levels[b][t];
        if (t + 1 < steps) { // the first step knows nothing of a sample before
          int heard = (int) Math.round(levels[b][t] + deviation * random.nextGaussian());
          int clipped = Math.max(0, Math.min(MuLaw.LEVELS - 1, heard));
          past[companded + t + 1] = MuLaw.companded(clipped);
          past[linear + t + 1] = ClipSignal.linear(clipped);
        }
      }
    }
  }

  private float[] emphasised(Utterance u, int first, int length) throws IOException {
    float[] x = signal.emphasise(corpus.samples(u, first - 1, length + 1));
    return Arrays.copyOfRange(x, 1, x.length);
  }
}
