// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.bulk;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Front-end frames of many utterances to latents, in one pass. The network is causal, so what pads
 * the shorter ones changes nothing in them. One thread at a time.
 */
public final class BulkEncoder implements AutoCloseable {
  private final ModelConfig config;
  private final NDManager manager;
  private final Vqvae network;

  /**
   * Loads the weights.
   *
   * @param device {@code auto}, {@code cpu} or {@code gpu}
   * @param threads of PyTorch, on a CPU
   */
  public BulkEncoder(ModelBundle bundle, String device, int threads) {
    config = bundle.config();
    manager = Torch.manager(device, threads);
    network = new Vqvae(new Parameters(manager, bundle.weights().tensors(), 0), config);
  }

  /**
   * Encodes a batch; memory is that of its longest utterance, times their number.
   *
   * @param utterances [frames][in] each, as {@link dev.phonocode.model.infer.LatentEncoder#push}
   *     takes them
   * @param silenceFrame the front end's frame of silence [in]: the look-ahead past the end
   * @return [ceil(frames / down-sampling)][D] each
   */
  public List<float[][]> encode(List<float[][]> utterances, float[] silenceFrame) {
    int most = utterances.stream().mapToInt(u -> codeFrames(u.length)).max().orElse(0);
    if (most == 0) {
      return utterances.stream().map(u -> new float[0][]).toList();
    }
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      float[] latents = // [B,most,D]
          network.latents(padded(utterances, most, silenceFrame)).toFloatArray();
      int dimension = config.quantiser().dimension();
      List<float[][]> all = new ArrayList<>();
      for (int u = 0; u < utterances.size(); u++) {
        float[][] own = new float[codeFrames(utterances.get(u).length)][];
        for (int k = 0; k < own.length; k++) {
          int from = (u * most + k) * dimension;
          own[k] = Arrays.copyOfRange(latents, from, from + dimension);
        }
        all.add(own);
      }
      return all;
    }
  }

  private int codeFrames(int frames) {
    int down = config.encoder().downSampling();
    return (frames + down - 1) / down;
  }

  /** {@code [B,in,(codeFrames + lookAhead) · downSampling]}, filled up with silence. */
  private NDArray padded(List<float[][]> utterances, int codeFrames, float[] silenceFrame) {
    int channels = config.encoder().inputChannels();
    int frames =
        (codeFrames + config.encoder().lookAheadFrames()) * config.encoder().downSampling();
    float[] data = new float[utterances.size() * channels * frames];
    for (int u = 0; u < utterances.size(); u++) {
      float[][] utterance = utterances.get(u);
      for (int c = 0; c < channels; c++) {
        int row = (u * channels + c) * frames;
        for (int t = 0; t < utterance.length; t++) {
          data[row + t] = utterance[t][c];
        }
        Arrays.fill(data, row + utterance.length, row + frames, silenceFrame[c]);
      }
    }
    return manager.create(data, new Shape(utterances.size(), channels, frames));
  }

  @Override
  public void close() {
    manager.close();
  }
}
