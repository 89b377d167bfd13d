// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VqvaeTest {
  // Sums may be grouped differently when the length differs, so equality is to a few roundings.
  private static final float ROUNDING = 1e-5f;

  private final NDManager manager = Torch.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  private Vqvae network(ModelConfig config) {
    return new Vqvae(new Parameters(manager, Map.of(), 11), config);
  }

  @Test
  void codesHearTheirLookAheadAndNothingBeyond() {
    ModelConfig config = TestConfigs.tiny();
    Vqvae network = network(config);
    int frames = 20; // code frames
    int fed = (frames + config.encoder().lookAheadFrames()) * config.encoder().downSampling();
    NDArray mel = Torch.gaussian(manager, 1, 1, 16, fed);
    NDArray whole = network.latents(mel);
    assertEquals(new Shape(1, frames, 16), whole.getShape());
    // Code frame k hears mel frames up to 2 (k + 1 + lookAhead) - 1.
    int heard = 2 * (9 + 1 + config.encoder().lookAheadFrames());
    NDArray changed = mel.duplicate();
    changed.set(new NDIndex(":, :, {}:", heard), Torch.gaussian(manager, 2, 1, 16, fed - heard));
    float[] before = whole.get(":, :10, :").toFloatArray();
    float[] after = network.latents(changed).get(":, :10, :").toFloatArray();
    assertArrayEquals(before, after, ROUNDING);
    changed.set(new NDIndex(":, :, {}", heard - 1), Torch.gaussian(manager, 3, 1, 16));
    after = network.latents(changed).get(":, :10, :").toFloatArray();
    assertFalse(close(before, after), "the last frame of the look-ahead is heard");
  }

  private static boolean close(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  @Test
  void logitsDependOnThePastAloneAndOnAllOfTheReceptiveField() {
    ModelConfig config = TestConfigs.tiny();
    Vqvae network = network(config);
    int steps = 3 * config.conditionHopSteps();
    NDArray condition = Torch.gaussian(manager, 1, 1, 16, 3);
    NDArray past = Torch.gaussian(manager, 2, 1, 8, steps);
    NDArray logits = network.logits(past, condition);
    assertEquals(new Shape(4, 256, 1, steps), logits.getShape());
    int at = 50;
    int reach = 1 + config.decoder().dilations().stream().mapToInt(Integer::intValue).sum();
    assertEquals(8, reach);
    for (int moved : new int[] {at + 1, at, at - reach + 1, at - reach}) {
      NDArray other = past.duplicate();
      other.set(new NDIndex(":, :, {}", moved), Torch.gaussian(manager, 3, 1, 8));
      boolean same =
          close(
              logits.get(":, :, :, {}", at).toFloatArray(),
              network.logits(other, condition).get(":, :, :, {}", at).toFloatArray());
      assertEquals(moved > at || moved <= at - reach, same, "input moved at step " + moved);
    }
  }

  @Test
  void logitsAreLinearBetweenTheKnots() {
    Vqvae network = network(TestConfigs.tiny());
    float[] l =
        network
            .logits(Torch.gaussian(manager, 2, 1, 8, 40), Torch.gaussian(manager, 1, 1, 16, 1))
            .get("0, :, 0, 7")
            .toFloatArray();
    // 16 knots over 256 levels: one every 17 levels
    for (int k = 0; k < 15; k++) {
      for (int i = 1; i < 17; i++) {
        float expected = l[17 * k] + (l[17 * (k + 1)] - l[17 * k]) * i / 17;
        assertEquals(expected, l[17 * k + i], 1e-5f, "level " + (17 * k + i));
      }
    }
  }

  @Test
  void conditionFramesComeInOrder() {
    ModelConfig config = TestConfigs.tiny();
    Vqvae network = network(config);
    NDArray quantised = Torch.gaussian(manager, 4, 1, 12, 16);
    NDArray speaker = Torch.gaussian(manager, 5, 1, 16);
    NDArray whole = network.condition(quantised, speaker);
    assertEquals(new Shape(1, 16, 2 * (12 - 3)), whole.getShape());
    // Seven code frames give the first four frames' conditions: three are look-ahead.
    NDArray part = network.condition(quantised.get(":, :7, :"), speaker);
    assertArrayEquals(part.toFloatArray(), whole.get(":, :, :8").toFloatArray(), ROUNDING);
  }

  @Test
  void thePaperArrangementReadsTheWaveform() {
    ModelConfig config = TestConfigs.tinyPaper(3);
    Vqvae network = network(config);
    NDArray wave = Torch.gaussian(manager, 6, 2, 1, 8 * 9);
    NDArray latents = network.latents(wave);
    assertEquals(new Shape(2, 9, 16), latents.getShape());
    NDArray voices = network.speakers(manager.create(new long[] {2, 0}), wave);
    NDArray condition = network.condition(network.quantiser().quantise(latents).sum(1), voices);
    assertEquals(new Shape(2, 16, 9), condition.getShape());
    NDArray logits = network.logits(Torch.gaussian(manager, 7, 2, 2, 72), condition);
    assertEquals(new Shape(1, 256, 2, 72), logits.getShape());
  }

  @Test
  void theSameSeedAndNamesGiveTheSameNetwork() {
    float[] a = new Parameters(manager, Map.of(), 5).weight("w", 1, 3, 4, 2).toFloatArray();
    float[] b = new Parameters(manager, Map.of(), 5).weight("w", 1, 3, 4, 2).toFloatArray();
    float[] c = new Parameters(manager, Map.of(), 6).weight("w", 1, 3, 4, 2).toFloatArray();
    assertArrayEquals(a, b);
    assertFalse(Arrays.equals(a, c));
  }
}
