// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.testkit.Mutator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged files of every format end in an {@link IOException} or in sound, soon. {@code
 * -Dphonocode.fuzz=N} tries N files a format instead of a few.
 */
class ReaderFuzzTest {
  private static final int CASES = Integer.getInteger("phonocode.fuzz", 200);

  /** The first case of a run, to go on from another one's end. */
  private static final long FIRST = Long.getLong("phonocode.fuzz.first", 0);

  private static final double MOST_SECONDS = 2;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "wav, ''",
    "wav, -c:a pcm_f32le -ac 2",
    "wav, -c:a pcm_mulaw",
    "wav, -rf64 always",
    "w64, -ac 2",
    "flac, ''",
    "flac, -ac 2 -sample_fmt s32",
    "aiff, -c:a pcm_s16be",
    "au, -c:a pcm_s24be",
    "mp3, -b:a 32k",
    "mp3, -ar 44100 -ac 2 -q:a 5",
    "ogg, -c:a libvorbis",
    "ogg, -c:a libvorbis -ac 2 -ar 44100",
    "opus, -c:a libopus -b:a 16k",
    "opus, -c:a libopus -ac 2",
  })
  void endsSoonInSoundOrInADocumentedError(String ending, String options) throws Exception {
    Ffmpeg.require();
    List<byte[]> files = new ArrayList<>();
    for (int samples : new int[] {3000}) {
      Path wav = folder.resolve("in.wav");
      AudioFiles.write(wav, Ffmpeg.sound(samples, 16_000, samples));
      String[] words = options.isEmpty() ? new String[0] : options.split(" ");
      files.add(Files.readAllBytes(Ffmpeg.convert(wav, folder.resolve("x." + ending), words)));
    }
    Mutator mutator = new Mutator(files);
    int sounds = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      byte[] file = mutator.file(seed);
      long start = cpuNanos();
      try {
        sounds += hear(file) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        Files.write(Path.of("target", "fuzz-" + ending + "-" + seed), file);
        fail("seed " + seed + " of " + ending + " " + options, e);
      }
      double seconds = (cpuNanos() - start) / 1e9;
      if (seconds >= MOST_SECONDS) {
        Files.write(Path.of("target", "fuzz-" + ending + "-" + seed), file);
      }
      assertTrue(seconds < MOST_SECONDS, "seed " + seed + " took " + seconds + " s");
    }
    assertTrue(sounds > 0 && sounds < CASES, sounds + " of " + CASES + " were sound");
  }

  /** Not by the clock: other programs may have the processor. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static boolean hear(byte[] file) {
    float[] block = new float[4096];
    try (AudioSource source =
        AudioFiles.open(new ByteArrayInputStream(file), "fuzzed", warning -> {})) {
      for (int n = 0; n >= 0; ) {
        n = source.read(block, 0, block.length);
        new AudioClip(n > 0 ? block : new float[0], 16_000); // finite
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
