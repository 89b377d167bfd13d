// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodePhonesTest {
  private static final int CODES = 16;
  private static final int DIMENSION = 16;
  private static final int AXES = 8;
  private static final ModelConfig GUIDED =
      TestConfigs.tiny()
          .withPhones(Optional.of(new ModelConfig.Phones(2, List.of("AA", "S", "SIL"))));

  /** Code k points along axis k mod 8, and the rows of the classifier along the first three. */
  private static Weights weights() {
    float[] book = new float[CODES * DIMENSION];
    for (int k = 0; k < CODES; k++) {
      book[k * DIMENSION + k % AXES] = 2;
    }
    float[] rows = new float[3 * DIMENSION];
    for (int l = 0; l < 3; l++) {
      rows[l * DIMENSION + l] = 1.5f;
    }
    return Weights.of(
        Map.of(
            "quantiser.codebook.1", new Tensor(new int[] {CODES, DIMENSION}, book),
            "phones.classifier.weight", new Tensor(new int[] {3, DIMENSION}, rows),
            "phones.classifier.bias", new Tensor(new int[] {3}, new float[] {0, 0, 0.5f})));
  }

  @Test
  void aCodeStandsForThePhoneOfTheHighestLogit() {
    CodePhones phones = CodePhones.of(GUIDED, weights());
    assertEquals(2, phones.book());
    assertEquals("AA", phones.of(0).phone());
    assertEquals("S", phones.of(9).phone());
    double sum = Math.exp(3) + 1 + Math.exp(0.5);
    assertEquals(Math.exp(3) / sum, phones.of(0).probability(), 1e-12);
  }

  @Test
  void aCodeThatTellsNothingStandsForTheLikeliestPhone() {
    CodePhones phones = CodePhones.of(GUIDED, weights());
    assertEquals("SIL", phones.of(5).phone());
    assertEquals(Math.exp(0.5) / (2 + Math.exp(0.5)), phones.of(5).probability(), 1e-12);
  }

  @Test
  void aModelWithoutLabelsHasNone() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> CodePhones.of(TestConfigs.tiny(), weights()));
    assertEquals("model tiny was not trained on labels: its codes have no phones", e.getMessage());
  }
}
