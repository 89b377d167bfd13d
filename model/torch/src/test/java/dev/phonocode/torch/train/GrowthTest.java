// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final ModelConfig SMALL = TestConfigs.tiny();

  private static ModelConfig large() {
    ModelConfig.Encoder e = SMALL.encoder();
    ModelConfig.Conditioner c = SMALL.conditioner();
    return new ModelConfig(
        "large",
        new ModelConfig.Signal(SMALL.sampleRateHz(), SMALL.preEmphasis(), SMALL.levelRms()),
        new ModelConfig.Codec(
            new ModelConfig.Encoder(
                e.mel(), 3, 32, List.of(1), List.of(2), 4, List.of(1, 2, 4), e.lookAheadFrames()),
            new ModelConfig.Quantiser(4, 16, 16, 0),
            SMALL.speaker(),
            new ModelConfig.Conditioner(32, List.of(1, 2), 3, 2, c.outputChannels(), true, false),
            SMALL.decoder()));
  }

  private static Map<String, Tensor> fresh(NDManager manager, ModelConfig config) {
    Parameters parameters = new Parameters(manager, Map.of(), 11);
    new Vqvae(parameters, config);
    return parameters.toTensors();
  }

  @Test
  void aLargerNetworkComputesWhatTheSmallOneDid() {
    try (NDManager manager = Torch.start(1).newBaseManager()) {
      Map<String, Tensor> small = fresh(manager, SMALL);
      Map<String, Tensor> grown = Growth.of(small, fresh(manager, large()));
      Vqvae before = new Vqvae(new Parameters(manager, small, 0), SMALL);
      Vqvae after = new Vqvae(new Parameters(manager, grown, 0), large());
      NDArray frames = manager.randomNormal(new Shape(2, 16, 40));
      NDArray latents = before.latents(frames);
      assertArrayEquals(
          latents.toFloatArray(), after.latents(frames).toFloatArray(), 1e-4f, "latents");
      NDArray speakers = manager.randomNormal(new Shape(2, SMALL.speaker().size()));
      assertArrayEquals(
          before.condition(latents, speakers).toFloatArray(),
          after.condition(latents, speakers).toFloatArray(),
          1e-4f,
          "condition");
      assertEquals(4, after.quantiser().quantise(latents).codes().size());
    }
  }

  @Test
  void whatIsLargerThanItsPlaceIsRefusedByName() {
    Map<String, Tensor> wide = Map.of("a.bias", new Tensor(new int[] {3}, new float[3]));
    Map<String, Tensor> narrow = Map.of("a.bias", new Tensor(new int[] {2}, new float[2]));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Growth.of(wide, narrow)).getMessage();
    assertTrue(message.startsWith("parameter a.bias has shape [3], expected [2]"), message);
  }
}
