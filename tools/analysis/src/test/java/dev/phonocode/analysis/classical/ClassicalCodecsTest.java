// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.Tones;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.analysis.metrics.SpeechMetrics;
import dev.phonocode.audio.AudioClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicalCodecsTest {
  private static final double SECONDS = 3;

  @TempDir Path folder;

  /** A system, the program it runs, and bits a second, container and all, over these 3 seconds. */
  record Expected(SpeechSystem system, String program, double leastBps, double mostBps) {
    @Override
    public String toString() {
      return system.name();
    }
  }

  static Stream<Expected> systems() {
    return Stream.of(
        new Expected(new Codec2("700C"), Codec2.ENCODER, 780, 800),
        new Expected(new Codec2("3200"), Codec2.ENCODER, 3100, 3200),
        new Expected(new Opus(12), Opus.ENCODER, 5000, 16000),
        new Expected(new Speex(3), Speex.ENCODER, 9000, 13000));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void codesSpeechAtItsRate(Expected expected) throws IOException {
    assumeTrue(Program.isInstalled(expected.program()), expected.program() + " is not installed");
    for (int rateHz : new int[] {16_000, 44_100}) {
      AudioClip speech = Tones.clip(130, SECONDS, rateHz);
      SpeechSystem.Decoded decoded = expected.system().code(speech, folder);
      double bps = decoded.bytes() * 8 / SECONDS;
      assertTrue(
          bps >= expected.leastBps() && bps <= expected.mostBps(),
          () -> rateHz + " Hz in: " + bps + " bit/s");
      assertEquals(SECONDS, decoded.clip().seconds(), 0.1, () -> rateHz + " Hz in");
      SpeechMetrics metrics = SpeechMetrics.compare(speech, decoded.clip());
      assertTrue(metrics.stoi() > 0.4, () -> rateHz + " Hz in: " + metrics);
    }
  }

  @Test
  void everyKindOfCodecIsEitherThereOrNamedAsMissing() {
    ClassicalCodecs codecs = ClassicalCodecs.installed();
    for (String kind : new String[] {"codec2", "opus", "speex"}) {
      boolean isThere = codecs.systems().stream().anyMatch(s -> s.name().startsWith(kind));
      boolean isMissing = codecs.missing().stream().anyMatch(line -> line.startsWith(kind));
      assertTrue(isThere ^ isMissing, () -> kind + " in " + codecs);
    }
  }

  @Test
  void aProgramThatFailsSaysWhatItSaidLast() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    IOException failure =
        assertThrows(IOException.class, () -> Program.run(folder, java, "-no-such-option"));
    assertTrue(failure.getMessage().contains("-no-such-option"), failure::getMessage);
    assertTrue(failure.getMessage().contains("ended with 1"), failure::getMessage);
  }

  @Test
  void aProgramThatIsNotThereIsNotInstalled() {
    assertFalse(Program.isInstalled("phonocode-no-such-program"));
    assertThrows(IOException.class, () -> Program.run(folder, "phonocode-no-such-program"));
  }
}
