// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.TestSignals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavSinkTest {
  private static final AudioClip CLIP = new AudioClip(new float[] {0.5f, -0.25f, 0f}, 16_000);

  @TempDir Path folder;

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void writesExactlyTheseBytesForAKnownLength() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioFiles.write(out, CLIP);
    assertArrayEquals(WavBytes.mono16(16_384, -8_192, 0), out.toByteArray());
  }

  @Test
  void writesTheSameBytesToAFile() throws IOException {
    Path file = folder.resolve("out file.wav");
    AudioFiles.write(file, CLIP);
    assertArrayEquals(WavBytes.mono16(16_384, -8_192, 0), Files.readAllBytes(file));
    assertEquals(List.of(file), filesInFolder());
  }

  @Test
  void declaresUntilTheEndOnAPipe() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AudioSink sink = AudioFiles.create(out, 16_000)) {
      sink.write(CLIP.samples(), 0, 2);
      sink.write(CLIP.samples(), 2, 1);
      sink.finish();
    }
    byte[] unknown = WavBytes.int32(WavBytes.UNKNOWN);
    byte[] expected = WavBytes.mono16(16_384, -8_192, 0);
    System.arraycopy(unknown, 0, expected, 4, 4);
    System.arraycopy(unknown, 0, expected, 40, 4);
    assertArrayEquals(expected, out.toByteArray());
    assertEquals(CLIP, AudioFiles.read(new ByteArrayInputStream(out.toByteArray()), "pipe"));
  }

  @Test
  void roundsToNearestAndClipsWithoutWrapping() throws IOException {
    float step = 1 / 32_768f;
    float[] samples = {
      1f, 1.5f, 3e38f, -1f, -1.5f, -3e38f, 32_767 * step, 0.5f * step, 0.49f * step, -0.51f * step
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioFiles.write(out, new AudioClip(samples, 8_000));
    int[] expected = {32_767, 32_767, 32_767, -32_768, -32_768, -32_768, 32_767, 1, 0, -1};
    byte[] bytes = out.toByteArray();
    assertArrayEquals(
        WavBytes.int16s(expected), java.util.Arrays.copyOfRange(bytes, 44, bytes.length));
  }

  @Test
  void givesEvery16BitValueBackUnchanged() throws IOException {
    float[] samples = new float[65_536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (i - 32_768) / 32_768f;
    }
    AudioClip clip = new AudioClip(samples, 22_050);
    Path file = folder.resolve("all.wav");
    AudioFiles.write(file, clip);
    assertEquals(clip, AudioFiles.read(file));
  }

  @Test
  void writesTheSameFileInPiecesAsAtOnce() throws IOException {
    AudioClip clip = new AudioClip(TestSignals.noise(3, 100_001), 48_000);
    Path whole = folder.resolve("whole.wav");
    Path pieces = folder.resolve("pieces.wav");
    AudioFiles.write(whole, clip);
    try (AudioSink sink = AudioFiles.create(pieces, 48_000)) {
      for (int from = 0; from < clip.samples().length; from += 777) {
        sink.write(clip.samples(), from, Math.min(777, clip.samples().length - from));
      }
      sink.finish();
    }
    assertEquals(-1, Files.mismatch(whole, pieces));
  }

  @Test
  void leavesNothingBehindWithoutFinish() throws IOException {
    Path file = folder.resolve("gone.wav");
    try (AudioSink sink = AudioFiles.create(file, 16_000)) {
      sink.write(new float[50_000], 0, 50_000);
    }
    assertEquals(List.of(), filesInFolder());
  }

  @Test
  void keepsTheOldFileUntilTheNewOneIsWhole() throws IOException {
    Path file = folder.resolve("old.wav");
    Files.writeString(file, "old");
    try (AudioSink sink = AudioFiles.create(file, 16_000)) {
      sink.write(new float[10], 0, 10);
      assertEquals("old", Files.readString(file));
      sink.finish();
    }
    assertEquals(44 + 20, Files.size(file));
    assertEquals(List.of(file), filesInFolder());
  }

  @Test
  void writesThroughASymbolicLinkAndLeavesItALink() throws IOException {
    Path file = Files.createFile(folder.resolve("real.wav"));
    Path link = Files.createSymbolicLink(folder.resolve("link.wav"), file);
    AudioFiles.write(link, CLIP);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(CLIP, AudioFiles.read(file));
  }

  @Test
  void namesTheFileWhoseFolderIsMissing() {
    Path file = folder.resolve("missing").resolve("x.wav");
    NoSuchFileException e =
        assertThrows(NoSuchFileException.class, () -> AudioFiles.write(file, CLIP));
    assertEquals(file + ": there is no folder " + file.getParent(), e.getMessage());
  }

  @Test
  void refusesAFolderAsAFile() throws IOException {
    assertThrows(IOException.class, () -> AudioFiles.write(folder, CLIP));
    assertEquals(List.of(), filesInFolder());
  }

  @Test
  void refusesSamplesThatAreNotNumbers() throws IOException {
    try (AudioSink sink = AudioFiles.create(new ByteArrayOutputStream(), 16_000)) {
      float[] bad = {0f, Float.NaN};
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> sink.write(bad, 0, 2));
      assertEquals("sample 1: expected a finite number, found NaN", e.getMessage());
    }
  }

  @Test
  void refusesRatesThatCannotBeReadBack() {
    assertThrows(IllegalArgumentException.class, () -> AudioFiles.create(folder.resolve("x"), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AudioFiles.create(new ByteArrayOutputStream(), 1_000_000));
  }

  @Test
  void refusesToGoOnAfterTheEnd() throws IOException {
    AudioSink sink = AudioFiles.create(folder.resolve("x.wav"), 16_000);
    sink.finish();
    assertThrows(IllegalStateException.class, () -> sink.write(new float[1], 0, 1));
    assertThrows(IllegalStateException.class, sink::finish);
    sink.close();
    AudioSink closed = AudioFiles.create(folder.resolve("y.wav"), 16_000);
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.write(new float[1], 0, 1));
    assertThrows(IllegalStateException.class, closed::finish);
  }
}
