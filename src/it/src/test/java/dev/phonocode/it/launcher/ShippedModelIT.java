// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's first command, and the promise that its samples are the same everywhere. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class ShippedModelIT {
  private static final Path EXAMPLE = Checkout.root().resolve("src/examples/hello.wav");

  @TempDir static Path base;

  private static FakeCheckout checkout;

  @BeforeAll
  static void takeTheJars() throws IOException {
    checkout = FakeCheckout.ofBuiltJars(base);
  }

  private static Finished phonocode(String kernel, String... args) throws Exception {
    Finished run = checkout.run(args).in(base).with("PHONOCODE_KERNEL", kernel).finish();
    assertEquals(0, run.exitCode(), run.toString());
    return run;
  }

  @Test
  void roundtripsTheExampleToExactlyAsManySamples() throws Exception {
    Finished run = phonocode("auto", "roundtrip", EXAMPLE.toString(), "again.wav", "--json");
    assertEquals(1, run.out().size(), run.toString());
    for (String key : new String[] {"bps_file", "decode_xrt", "codes_used", "perplexity"}) {
      assertTrue(run.out().get(0).contains("\"" + key + "\":"), key + " in " + run);
    }
    assertEquals(Files.size(EXAMPLE), Files.size(base.resolve("again.wav")), "16-bit, mono both");
  }

  /**
   * The hashes were made on an x86-64 machine with AVX-512 and JDK 17; the kernels and every JDK
   * that runs this must give them again. They change only with the models or the format: {@code
   * src/it/freeze} makes them.
   */
  @ParameterizedTest
  @ValueSource(strings = {"default", "phonemes", "phonemes-unguided"})
  void givesTheFrozenCodesAndSamplesOnEveryKernelAndJdk(String model) throws Exception {
    for (String kernel : new String[] {"scalar", "vector"}) {
      String phc = model + "-" + kernel + ".phc";
      String wav = model + "-" + kernel + ".wav";
      phonocode(kernel, "encode", EXAMPLE.toString(), phc, "--model", model);
      phonocode(kernel, "decode", phc, wav, "--seed", "1", "--model", model);
      assertEquals(frozen(model + ".phc"), sha256(base.resolve(phc)), "codes by " + kernel);
      assertEquals(frozen(model + ".wav"), sha256(base.resolve(wav)), "samples by " + kernel);
    }
  }

  private static String frozen(String name) throws IOException {
    Path sums = Checkout.root().resolve("src/it/src/test/resources/built-in-models.sha256");
    return Files.readAllLines(sums).stream()
        .filter(line -> line.endsWith("  " + name))
        .findFirst()
        .orElseThrow()
        .substring(0, 64);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
