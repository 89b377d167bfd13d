// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelsTest {
  /** Prints what a JVM without the vector module chooses. */
  static final class Probe {
    public static void main(String[] args) {
      Kernels best = Kernels.best();
      System.out.println(best.name() + ": " + best.whyNotFaster());
      SpeechModel.of(Fixtures.bundle(Fixtures.small(), 1), best);
      try {
        Kernels.named("vector");
      } catch (UnsupportedOperationException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }

  @Test
  void choosesByName() {
    assertEquals("scalar", Kernels.named("scalar").name());
    assertFalse(Kernels.named("scalar").whyNotFaster().isEmpty());
    assertTrue(Kernels.named("vector").name().startsWith("vector"));
    assertEquals("", Kernels.named("Vector").whyNotFaster());
    assertTrue(Kernels.named("vector-fp32").name().startsWith("vector-fp32 ("));
    assertEquals(Kernels.named("vector").name(), Kernels.named("auto").name());
    assertThrows(IllegalArgumentException.class, () -> Kernels.named("cuda"));
  }

  @Test
  void obeysTheSystemProperty() {
    System.setProperty("phonocode.kernel", "scalar");
    try {
      assertEquals("scalar", Kernels.best().name());
    } finally {
      System.clearProperty("phonocode.kernel");
    }
  }

  @Test
  void fallsBackToScalarAndSaysWhyWithoutTheVectorModule() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Probe.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("PHONOCODE_KERNEL");
    builder.directory(new File("."));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    String why = "this JVM was started without --add-modules jdk.incubator.vector";
    assertTrue(said.contains("scalar: " + why), said);
    assertTrue(said.contains("refused: vector kernels: " + why), said);
  }
}
