// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.train;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.audio.signal.Pqmf;
import dev.phonocode.audio.signal.PreEmphasis;
import dev.phonocode.model.ModelConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Draws training segments. The batch of a step is a function of (seed, step) alone.
 *
 * <pre>
 *   code frames  |--- context ---|---- segment ----|-- look-ahead of the conditioner --|
 *   encoder and conditioner hear all of it; the decoder learns from the segment
 * </pre>
 */
final class BatchSampler {
  private static final double PITCH_CENTRE_HZ = 160;
  private static final double SNR_RANGE_DB = 30;

  private final Corpus corpus;
  private final Recipe recipe;
  private final ModelConfig config;
  private final Pqmf pqmf;
  private final SpeakerPool pool;

  BatchSampler(Corpus corpus, Recipe recipe, List<Utterance> utterances) {
    this.corpus = corpus;
    this.recipe = recipe;
    config = recipe.model();
    ModelConfig.Decoder d = config.decoder();
    pqmf = new Pqmf(d.bands(), d.pqmfTaps(), d.pqmfCutoff(), d.kaiserBeta());
    pool = new SpeakerPool(utterances, recipe.training().speakerPower());
  }

  /** Code frames that a window of this stage spans, the conditioner's look-ahead included. */
  int windowFrames(Recipe.Stage stage) {
    return stage.contextFrames() + stage.segmentFrames() + config.conditioner().lookAheadFrames();
  }

  /** The batch of a step. */
  Batch batch(Recipe.Stage stage, long seed, long step) throws IOException {
    int items = stage.batch();
    ModelConfig.Encoder e = config.encoder();
    int window = windowFrames(stage);
    int fed = (window + e.lookAheadFrames()) * e.downSampling();
    int referenceFrames = recipe.training().referenceFrames();
    int conditioned = (window - config.conditioner().lookAheadFrames()) * upSampling();
    int steps = stage.segmentFrames() * config.codeHopSamples() / config.decoder().bands();
    int bands = config.decoder().bands();
    boolean heads = config.conditioner().melHead();

    float[] clean = new float[items * e.inputChannels() * fed];
    float[] reference = new float[items * e.inputChannels() * referenceFrames];
    long[] speakers = new long[items];
    float[] pitch = new float[heads ? items * 2 * conditioned : 0];
    int[] segments = new int[items];
    float[] past = new float[stage.trainsDecoder() ? items * 2 * bands * steps : 0];
    long[] target = new long[stage.trainsDecoder() ? items * bands * steps : 0];
    for (int i = 0; i < items; i++) {
      Random random = new Random((seed * 0x9E3779B97F4A7C15L + step) * 0x9E3779B97F4A7C15L + i);
      Utterance u = pool.draw(random);
      Utterance other = pool.another(u, random);
      int first = random.nextInt(Math.max(1, config.framesOf(u.samples()) - stage.segmentFrames()));
      int start = Math.max(0, first - stage.contextFrames());
      float jitter = (float) ((2 * random.nextDouble() - 1) * recipe.training().levelJitterDb());
      float gain = gain(u.levelByte(), jitter);
      speakers[i] = u.speaker();
      segments[i] = (first - start) * upSampling();
      front(u, start * e.downSampling(), gain, fed, clean, i);
      int spare = Math.max(1, frontFrames(other) - referenceFrames);
      float otherGain = gain(other.levelByte(), jitter);
      front(other, random.nextInt(spare), otherGain, referenceFrames, reference, i);
      if (heads) {
        pitch(u, start * e.downSampling(), conditioned, pitch, i);
      }
      if (stage.trainsDecoder()) {
        segment(u, first * config.codeHopSamples(), gain, steps, past, target, i, random);
      }
    }
    float[] frames = corpus.bands() == 0 ? clean : heard(clean, items, seed, step);
    return new Batch(items, frames, clean, reference, speakers, pitch, segments, past, target);
  }

  /** The frames with noise added to some items; drawn apart, so that it shifts no other draw. */
  private float[] heard(float[] clean, int items, long seed, long step) {
    Recipe.Training t = recipe.training();
    if (t.noiseShare() == 0) {
      return clean;
    }
    float[] frames = clean.clone();
    Random random = new Random((seed * 0x9E3779B97F4A7C15L - step) * 0x9E3779B97F4A7C15L);
    int length = frames.length / items;
    for (int i = 0; i < items; i++) {
      if (random.nextDouble() < t.noiseShare()) {
        double snrDb = t.noiseSnrDb() + SNR_RANGE_DB * random.nextDouble();
        MelNoise.add(frames, i * length, length, corpus.bands(), snrDb, random);
      }
    }
    return frames;
  }

  private int upSampling() {
    return config.conditioner().upSampling();
  }

  private int frontFrames(Utterance u) {
    return corpus.bands() > 0 ? u.frames() : u.samples();
  }

  /** The gain that takes an utterance to the model's level, moved by the jitter. */
  private float gain(int levelByte, float jitterDb) {
    float jitter = (float) Math.pow(10, jitterDb / 20);
    return config.levelRms() == 0 ? jitter : LevelMeter.gain(levelByte) * jitter;
  }

  /** Front-end frames of one item into {@code out[item][channel][frame]}. */
  private void front(Utterance u, int first, float gain, int count, float[] out, int item)
      throws IOException {
    int bands = corpus.bands();
    if (bands == 0) {
      float[] y = emphasised(u, first, count);
      for (int t = 0; t < count; t++) {
        out[item * count + t] = y[t] * gain;
      }
      return;
    }
    float gainLog = (float) Math.log(gain);
    float[] energies = corpus.mel(u, first, count);
    for (int b = 0; b < bands; b++) {
      int row = (item * bands + b) * count;
      for (int t = 0; t < count; t++) {
        out[row + t] = LogMel.feature(energies[t * bands + b], gainLog);
      }
    }
  }

  private void pitch(Utterance u, int first, int count, float[] out, int item) throws IOException {
    float[] hertz = corpus.pitch(u, first, count);
    for (int t = 0; t < count; t++) {
      boolean voiced = hertz[t] > 0;
      out[2 * item * count + t] =
          voiced ? (float) (Math.log(hertz[t] / PITCH_CENTRE_HZ) / Math.log(2)) : 0;
      out[(2 * item + 1) * count + t] = voiced ? 1 : 0;
    }
  }

  /** The decoder's target and its noisy past, {@code [item][band][step]}. */
  private void segment(
      Utterance u,
      int firstSample,
      float gain,
      int steps,
      float[] past,
      long[] target,
      int item,
      Random random)
      throws IOException {
    int bands = config.decoder().bands();
    int margin = pqmf.delaySamples();
    float[] y = emphasised(u, firstSample - margin, steps * bands + 2 * margin);
    for (int i = 0; i < y.length; i++) {
      y[i] *= gain;
    }
    float[][] sub = pqmf.analyse(y, margin, steps);
    double deviation = random.nextDouble() * recipe.training().inputNoiseSteps();
    for (int b = 0; b < bands; b++) {
      int companded = (item * 2 * bands + b) * steps;
      int linear = (item * 2 * bands + bands + b) * steps;
      for (int t = 0; t < steps; t++) {
        int index = MuLaw.encode(sub[b][t]);
        target[(item * bands + b) * steps + t] = index;
        if (t + 1 < steps) { // the first step knows nothing of a sample before
          int heard = (int) Math.round(index + deviation * random.nextGaussian());
          int clipped = Math.max(0, Math.min(MuLaw.LEVELS - 1, heard));
          past[companded + t + 1] = MuLaw.companded(clipped);
          past[linear + t + 1] = 8 * MuLaw.decode(clipped);
        }
      }
    }
  }

  private float[] emphasised(Utterance u, int first, int length) throws IOException {
    float[] x = corpus.samples(u, first - 1, length + 1);
    new PreEmphasis((float) config.preEmphasis()).apply(x, 0, x.length);
    return Arrays.copyOfRange(x, 1, x.length);
  }
}
