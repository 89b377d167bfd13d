// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.bulk;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.audio.signal.Pqmf;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Philox;
import dev.phonocode.model.signal.PitchFeature;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import java.util.ArrayList;
import java.util.List;

/**
 * Codes of many utterances to samples, all one step further at a time: a step costs about the same
 * for one as for many, so this pays for large batches only. One thread at a time.
 */
public final class BulkDecoder implements AutoCloseable {
  private final ModelConfig config;
  private final NDManager manager;
  private final ModelBundle bundle;
  private final Vqvae network;
  private final StepNetwork steps;

  /**
   * Loads the weights.
   *
   * @param device {@code auto}, {@code cpu} or {@code gpu}
   * @param threads of PyTorch, on a CPU
   */
  public BulkDecoder(ModelBundle bundle, String device, int threads) {
    this.bundle = bundle;
    config = bundle.config();
    manager = Torch.manager(device, threads);
    network = new Vqvae(new Parameters(manager, bundle.weights().tensors(), 0), config);
    steps = new StepNetwork(manager, bundle);
  }

  /**
   * One utterance.
   *
   * @param codes [frames][1..books]
   * @param speaker [speaker.size]
   * @param seed of the sampling
   */
  public record Utterance(int[][] codes, float[] speaker, long seed) {}

  /**
   * Decodes a batch.
   *
   * @param temperatureScale multiplies the model's own temperatures, as in {@link
   *     dev.phonocode.model.infer.Sampling}
   * @return what {@link dev.phonocode.model.infer.CodeDecoder} would give, nearly: {@code
   *     codeHopSamples} samples for each frame, normalised and pre-emphasised
   */
  public List<float[]> decode(List<Utterance> batch, float temperatureScale) {
    int most = batch.stream().mapToInt(u -> u.codes().length).max().orElse(0);
    if (most == 0) {
      return batch.stream().map(u -> new float[0]).toList();
    }
    Pqmf pqmf = config.decoder().newPqmf();
    int beyond = network.heads().isPresent() ? BulkFilters.beyond(config) : 0;
    int count = pqmf.stepsFor(most * config.codeHopSamples() + beyond);
    int bands = config.decoder().bands();
    int hop = config.conditionHopSteps();
    float[][][] subBands = new float[batch.size()][bands][count];
    Conditions all = conditions(batch, most);
    List<NDArray> conditions = all.frames();
    try (StepNetwork.State state = steps.newState(batch.size(), temperatureScale)) {
      for (int from = 0; from < count; from += hop) {
        int frame = Math.min(from / hop, conditions.size() - 1); // the last one stays
        int to = Math.min(from + hop, count);
        float[] uniform = new float[(to - from) * bands * batch.size()];
        if (temperatureScale > 0) { // else 0: the first of the likeliest levels
          fillUniform(batch, from, uniform);
        }
        float[] levels = steps.run(state, conditions.get(frame), uniform);
        int i = 0;
        for (int t = from; t < to; t++) {
          for (int b = 0; b < bands; b++) {
            for (int u = 0; u < batch.size(); u++) {
              subBands[u][b][t] = MuLaw.decode((int) levels[i++]);
            }
          }
        }
      }
    } finally {
      conditions.forEach(NDArray::close);
    }
    List<float[]> samples = new ArrayList<>();
    for (int u = 0; u < batch.size(); u++) {
      int own = batch.get(u).codes().length * config.codeHopSamples();
      float[] drawn = pqmf.synthesise(subBands[u], own + beyond);
      samples.add(
          beyond > 0
              ? BulkFilters.restored(config, drawn, own, all.envelopes()[u], all.periods()[u])
              : drawn);
    }
    return samples;
  }

  /**
   * What a batch is decoded under.
   *
   * @param frames {@code [G][B]} each, in order
   * @param envelopes ln E that the mel head sees in them, {@code [B][F][mel]}; empty without a head
   * @param periods in samples that the pitch head sees in them, {@code [B][F]}; likewise
   */
  private record Conditions(List<NDArray> frames, float[][][] envelopes, float[][] periods) {}

  private Conditions conditions(List<Utterance> batch, int codeFrames) {
    Torch.withoutGradients();
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray condition = network.conditionOfInput(conditionerInput(batch, codeFrames));
      NDList frames = condition.transpose(2, 1, 0).split(condition.getShape().get(2)); // [F][G][B]
      List<NDArray> kept = new ArrayList<>();
      for (NDArray frame : frames) {
        NDArray column = frame.squeeze(0).duplicate();
        NDScope.unregister(column);
        kept.add(column);
      }
      return network.heads().isPresent()
          ? new Conditions(kept, envelopes(condition), periods(condition))
          : new Conditions(kept, new float[0][][], new float[0][]);
    }
  }

  private float[][][] envelopes(NDArray condition) {
    NDArray mel = network.heads().orElseThrow().mel(condition); // [B,mel,F]
    float[] features = mel.toFloatArray();
    int bands = (int) mel.getShape().get(1);
    int frames = (int) mel.getShape().get(2);
    float[][][] envelopes = new float[(int) mel.getShape().get(0)][frames][bands];
    for (int i = 0; i < features.length; i++) {
      int f = i % frames;
      int band = i / frames % bands;
      envelopes[i / frames / bands][f][band] = LogMel.lnEnergy(features[i]);
    }
    return envelopes;
  }

  private float[][] periods(NDArray condition) {
    NDArray pitch = network.heads().orElseThrow().pitch(condition); // [B,2,F]
    float[] told = pitch.toFloatArray();
    int frames = (int) pitch.getShape().get(2);
    float[][] periods = new float[(int) pitch.getShape().get(0)][frames];
    for (int u = 0; u < periods.length; u++) {
      for (int f = 0; f < frames; f++) {
        float octaves = told[2 * u * frames + f];
        float voicing = told[(2 * u + 1) * frames + f];
        periods[u][f] = PitchFeature.period(octaves, voicing, config.sampleRateHz());
      }
    }
    return periods;
  }

  /** Sums of code vectors, then the speaker; zero past an utterance's end: {@code [B,D+S,T]}. */
  private NDArray conditionerInput(List<Utterance> batch, int codeFrames) {
    int dimension = config.quantiser().dimension();
    int channels = dimension + config.speaker().size();
    int frames = codeFrames + config.conditioner().lookAheadFrames();
    float[] data = new float[batch.size() * channels * frames];
    for (int u = 0; u < batch.size(); u++) {
      Utterance utterance = batch.get(u);
      for (int t = 0; t < utterance.codes().length; t++) {
        float[] column = new float[channels];
        for (int q = 0; q < utterance.codes()[t].length; q++) {
          float[] book = bundle.weights().tensors().get("quantiser.codebook." + q).data();
          int row = utterance.codes()[t][q] * dimension;
          for (int i = 0; i < dimension; i++) {
            column[i] += book[row + i];
          }
        }
        System.arraycopy(utterance.speaker(), 0, column, dimension, utterance.speaker().length);
        for (int c = 0; c < channels; c++) {
          data[(u * channels + c) * frames + t] = column[c];
        }
      }
    }
    return manager.create(data, new Shape(batch.size(), channels, frames));
  }

  /** The random numbers of {@code infer} from a step on: {@code [steps][bands][B]}. */
  private void fillUniform(List<Utterance> batch, int from, float[] all) {
    float[] one = new float[config.decoder().bands()];
    int[] words = new int[4];
    for (int i = 0; i < all.length; i += one.length * batch.size()) {
      int step = from + i / (one.length * batch.size());
      for (int u = 0; u < batch.size(); u++) {
        Philox.uniform(batch.get(u).seed(), step, one, words);
        for (int b = 0; b < one.length; b++) {
          all[i + b * batch.size() + u] = one[b];
        }
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
