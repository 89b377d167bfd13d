// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioFormatException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format against ffmpeg: as many samples, and each where it was recorded. */
class FormatsTest {
  @TempDir Path folder;

  @BeforeEach
  void needFfmpeg() throws Exception {
    Ffmpeg.require();
  }

  private Path wav(int samples, int rate) throws Exception {
    Path wav = folder.resolve("in.wav");
    AudioFiles.write(wav, Ffmpeg.sound(samples, rate, samples));
    return wav;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aiff, -c:a pcm_s16be",
    "aiff, -c:a pcm_s24be -ac 2",
    "aiff, -c:a pcm_s8",
    "au, -c:a pcm_s16be",
    "au, -c:a pcm_s24be",
    "au, -c:a pcm_f32be -ac 2",
    "au, -c:a pcm_mulaw",
    "au, -c:a pcm_alaw",
    "w64, -c:a pcm_s16le",
    "w64, -c:a pcm_f32le -ac 2",
    "wav, -c:a pcm_s24le -rf64 always",
  })
  void plainFormatsGiveTheSamplesThatFfmpegHears(String ending, String options) throws Exception {
    Path file =
        Ffmpeg.convert(wav(12_345, 16_000), folder.resolve("x." + ending), options.split(" "));
    AudioClip ours = AudioFiles.read(file);
    AudioClip theirs = Ffmpeg.hear(file);
    assertEquals(theirs.sampleRateHz(), ours.sampleRateHz());
    assertArrayEquals(theirs.samples(), ours.samples(), 1e-7f);
  }

  @ParameterizedTest(name = "{0} {1} samples at {2} Hz, {3}")
  @CsvSource({
    "mp3, 48000, 16000, -b:a 64k",
    "mp3, 48001, 16000, -b:a 64k -ac 2",
    "mp3, 30000, 8000, -b:a 32k",
    "mp3, 60000, 22050, -q:a 4",
    "mp3, 88200, 44100, -b:a 320k",
    "mp3, 88777, 48000, -b:a 128k -ac 2 -id3v2_version 3 -metadata title=x",
    "mp3, 88200, 44100, -b:a 128k -write_xing 0",
    "ogg, 48000, 16000, -c:a libvorbis -q:a 10",
    "ogg, 12345, 8000, -c:a libvorbis -q:a 3",
    "ogg, 88200, 44100, -c:a libvorbis -q:a 5 -ac 2",
    "opus, 48000, 16000, -c:a libopus -b:a 256k",
    "opus, 88777, 48000, -c:a libopus -b:a 64k -ac 2",
    "opus, 12345, 8000, -c:a libopus -b:a 12k -application voip",
    "opus, 100000, 48000, -c:a libopus -b:a 192k -ac 6 -mapping_family 1",
    "opus, 100, 48000, -c:a libopus",
  })
  void codedFormatsGiveAsManySamplesEachInItsPlace(
      String ending, int samples, int rate, String options) throws Exception {
    Path wav = wav(samples, rate);
    Path file = Ffmpeg.convert(wav, folder.resolve("x." + ending), options.split(" "));
    AudioClip ours = AudioFiles.read(file);
    AudioClip theirs = Ffmpeg.hear(file);
    assertEquals(theirs.sampleRateHz(), ours.sampleRateHz());
    assertEquals(theirs.samples().length, ours.samples().length);
    assertEquals(0, Ffmpeg.lag(theirs.samples(), ours.samples()), "samples behind ffmpeg");
    if (!options.contains("write_xing 0")) {
      assertEquals(
          (long) samples * ours.sampleRateHz() / rate, ours.samples().length, 1, "all of it");
    }
    // A surround encoder treats its channels apart, and their mean moves by a sample.
    boolean isComparable = !options.contains("write_xing 0") && !options.contains("-ac 6");
    if (ours.sampleRateHz() == rate && isComparable) {
      AudioClip original = AudioFiles.read(wav);
      assertEquals(0, Ffmpeg.lag(original.samples(), ours.samples()), "samples behind the WAV");
    }
    double error = 0;
    double power = 1e-9;
    for (int i = 0; i < ours.samples().length; i++) {
      double d = ours.samples()[i] - theirs.samples()[i];
      error += d * d;
      power += theirs.samples()[i] * theirs.samples()[i];
    }
    assertTrue(10 * Math.log10(power / error) > 20, "SNR " + 10 * Math.log10(power / error));
  }

  /** Here ffmpeg hears 128 samples: the format says 100. */
  @Test
  void vorbisShorterThanABlockHasItsLength() throws Exception {
    Path file = Ffmpeg.convert(wav(100, 44_100), folder.resolve("x.ogg"), "-c:a", "libvorbis");
    assertEquals(100, AudioFiles.read(file).samples().length);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"mp3, -b:a 64k", "ogg, -c:a libvorbis", "opus, -c:a libopus", "aiff, -c:a pcm_s16be"})
  void filesThatEndTooEarlyAreErrors(String ending, String options) throws Exception {
    Path file =
        Ffmpeg.convert(wav(40_000, 16_000), folder.resolve("x." + ending), options.split(" "));
    byte[] whole = Files.readAllBytes(file);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    AudioFormatException e =
        assertThrows(
            AudioFormatException.class,
            () -> AudioFiles.read(new ByteArrayInputStream(half), "half"));
    assertTrue(e.found().contains("end"), e.getMessage());
  }

  @Test
  void damagedPagesAreErrors() throws Exception {
    Path file = Ffmpeg.convert(wav(40_000, 16_000), folder.resolve("x.ogg"), "-c:a", "libvorbis");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 1;
    assertThrows(
        AudioFormatException.class, () -> AudioFiles.read(new ByteArrayInputStream(bytes), "bad"));
  }

  @Test
  void otherCodecsInOggAreNamed() throws Exception {
    Path file = Ffmpeg.convert(wav(4_000, 16_000), folder.resolve("x.oga"), "-c:a", "flac");
    AudioFormatException e = assertThrows(AudioFormatException.class, () -> AudioFiles.read(file));
    assertTrue(e.found().startsWith("FLAC; convert it: ffmpeg"), e.getMessage());
  }
}
