// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import java.util.Map;

/**
 * What one step of the decoder, one sample of each band, costs at least.
 *
 * @param multiplyAdds of the WaveNet's matrices; those of the condition are counted once a
 *     condition frame
 * @param bytes of weights read, two each: the stored form
 * @param stepsPerSecond for real time
 */
public record DecoderCost(double multiplyAdds, double bytes, double stepsPerSecond) {
  private static final int BYTES_PER_WEIGHT = 2;

  /** Of this model. The networks at the code rate are left out: a limit may be too high. */
  public static DecoderCost of(ModelBundle bundle) {
    ModelConfig config = bundle.config();
    double weights = 0;
    for (Map.Entry<String, Tensor> e : bundle.weights().tensors().entrySet()) {
      String name = e.getKey();
      if (name.startsWith("decoder.") && name.endsWith(".weight")) {
        boolean isCondition = name.endsWith(".condition.weight");
        int steps = isCondition ? config.conditionHopSteps() : 1;
        weights += (double) e.getValue().data().length / steps;
      }
    }
    double steps = (double) config.sampleRateHz() / config.decoder().bands();
    return new DecoderCost(weights, weights * BYTES_PER_WEIGHT, steps);
  }

  /**
   * Times real time on a machine that reads and multiplies so fast.
   *
   * @param streams that step together, through one pass over the weights
   * @return of all of them together
   */
  public double limitXrt(double readBytesPerSecond, double productsPerSecond, int streams) {
    double reading = streams * readBytesPerSecond / bytes;
    return Math.min(reading, productsPerSecond / multiplyAdds) / stepsPerSecond;
  }
}
