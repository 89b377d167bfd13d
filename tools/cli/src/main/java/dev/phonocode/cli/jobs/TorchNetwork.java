// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.codec.internal.bulk.BulkNetwork;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.bulk.BulkDecoder;
import dev.phonocode.torch.bulk.BulkEncoder;
import java.util.List;

/** A model on PyTorch, for {@link dev.phonocode.codec.internal.bulk.BulkCodec}. */
public final class TorchNetwork implements BulkNetwork, AutoCloseable {
  private final BulkEncoder encoder;
  private final BulkDecoder decoder;

  /**
   * Loads the weights.
   *
   * @param device {@code auto}, {@code cpu} or {@code gpu}
   * @param threads of PyTorch, on a CPU
   * @throws IllegalArgumentException if there is no GPU and one was asked for
   * @throws UnsupportedOperationException if PyTorch does not run here
   */
  TorchNetwork(ModelBundle bundle, String device, int threads) {
    encoder = new BulkEncoder(bundle, device, threads);
    decoder = new BulkDecoder(bundle, device, threads);
  }

  @Override
  public List<float[][]> encode(List<float[][]> utterances, float[] silenceFrame) {
    return encoder.encode(utterances, silenceFrame);
  }

  @Override
  public List<float[]> decode(List<Utterance> batch) {
    float temperatureScale = batch.isEmpty() ? 1 : batch.get(0).sampling().temperatureScale();
    return decoder.decode(
        batch.stream()
            .map(u -> new BulkDecoder.Utterance(u.codes(), u.speaker(), u.sampling().seed()))
            .toList(),
        temperatureScale);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
