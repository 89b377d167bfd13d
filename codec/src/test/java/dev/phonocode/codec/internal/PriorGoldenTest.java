// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Safetensors;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A file coded with a prior, frozen with its prior when version 1 was: every later release must
 * read it, on every machine. Its codes are what the frozen prior draws, and chance in every other
 * packet, so both kinds of packet are in it.
 */
class PriorGoldenTest {
  static final ModelConfig CONFIG = Priors.config(new ModelConfig.Quantiser(3, 64, 4, 0));

  @Test
  void readsTheFrozenFileOnAllKernels() throws IOException {
    Streams.Stream expected = stream();
    for (KernelSet kernels : List.of(new RowKernels(), new VectorKernels())) {
      CodePrior prior = prior(kernels);
      Streams.Stream found = Streams.read(frozen("v1-prior.phc"), Optional.of(prior));
      assertEquals(expected.header(), found.header());
      assertEquals(expected.packets(), found.packets(), kernels.name());
      assertEquals(expected.samples(), found.samples());
    }
  }

  @Test
  void writesTheBytesOfTheFrozenFile() throws IOException {
    byte[] bytes = stream().bytes();
    assertArrayEquals(frozen("v1-prior.phc"), bytes);
    PhcReader reader = Streams.open(bytes);
    List<Boolean> coded = new ArrayList<>();
    for (Optional<PacketInfo> p; (p = reader.skip()).isPresent(); ) {
      coded.add(p.get().isCoded());
    }
    assertEquals(List.of(true, false, true, false, true), coded);
  }

  /** Four packets of 20 frames and a short one. */
  static Streams.Stream stream() throws IOException {
    return Priors.stream(prior(new RowKernels()), 3, 20, 320 * 87 - 5);
  }

  private static CodePrior prior(KernelSet kernels) throws IOException {
    Weights weights = Weights.of(Safetensors.read(frozen("v1-prior.safetensors")));
    return CodePrior.of(CONFIG, weights, kernels);
  }

  private static byte[] frozen(String name) throws IOException {
    try (InputStream in =
        PriorGoldenTest.class.getResourceAsStream("/dev/phonocode/codec/container/" + name)) {
      return in.readAllBytes();
    }
  }
}
