// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static dev.phonocode.audio.wav.WavBytes.ascii;
import static dev.phonocode.audio.wav.WavBytes.chunk;
import static dev.phonocode.audio.wav.WavBytes.chunkOf;
import static dev.phonocode.audio.wav.WavBytes.fmt;
import static dev.phonocode.audio.wav.WavBytes.int16s;
import static dev.phonocode.audio.wav.WavBytes.join;
import static dev.phonocode.audio.wav.WavBytes.mono16;
import static dev.phonocode.audio.wav.WavBytes.riff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.SourceBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Data sizes that are not true: all samples are read, and the listener hears of it. */
class WavSizesTest {
  private static final byte[] PCM = fmt(1, 1, 16_000, 16);
  private static final int[] SAMPLES = {5, -5, 7, -7, 9, -9, 11, -11};
  private static final byte[] DATA = int16s(SAMPLES);

  private final List<AudioWarning> warnings = new ArrayList<>();

  private int samples(byte[] wav) throws IOException {
    var bytes = new SourceBytes(new ByteArrayInputStream(wav), "w.wav", warnings::add);
    try (AudioSource source = new WavSource(bytes)) {
      AudioClip clip = source.readAll();
      assertEquals(-1, source.read(new float[1], 0, 1), "the end stays the end");
      return clip.samples().length;
    }
  }

  @Test
  void readsOnWhereTheDeclaredDataIsTooShort() throws IOException {
    assertEquals(SAMPLES.length, samples(riff(PCM, chunkOf("data", 6, DATA))));
    assertEquals(
        List.of("w.wav: warning: the header says 0.00 s, the file holds 0.00 s: all of it is read"),
        warnings.stream().map(AudioWarning::toString).toList());
    assertEquals(AudioWarning.Kind.DATA_SIZE, warnings.get(0).kind());
  }

  @Test
  void readsOnWhereTheDeclaredDataIsNoneAndTheFileIsWhole() throws IOException {
    assertEquals(SAMPLES.length, samples(riff(PCM, chunkOf("data", 0, DATA))));
    assertEquals(AudioWarning.Kind.DATA_SIZE, warnings.get(0).kind());
  }

  @Test
  void aSecondDataChunkIsNotReadAndToldOf() throws IOException {
    byte[] sound = join(PCM, chunk("data", DATA));
    assertEquals(SAMPLES.length, samples(riff(sound, chunk("data", new byte[48_000]))));
    assertEquals(
        List.of("w.wav: warning: a second data chunk, of 1.50 s, is not read"),
        warnings.stream().map(AudioWarning::toString).toList());
  }

  @Test
  void aStrictListenerMakesItAnError() {
    byte[] wav = riff(PCM, chunkOf("data", 6, DATA));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                AudioFiles.read(
                    new ByteArrayInputStream(wav),
                    "w.wav",
                    warning -> {
                      throw new IOException(warning.toString());
                    }));
    assertEquals(
        "w.wav: warning: the header says 0.00 s, the file holds 0.00 s: all of it is read",
        e.getMessage());
  }

  static Stream<Arguments> whatMayFollow() {
    byte[] sound = join(PCM, chunk("data", DATA));
    return Stream.of(
        Arguments.of("nothing", riff(sound)),
        Arguments.of("a chunk", riff(sound, chunk("LIST", new byte[6]))),
        Arguments.of("an unknown chunk", riff(sound, chunk("xxxx", new byte[6]))),
        Arguments.of("a chunk that RIFF leaves out", join(riff(sound), chunk("LIST", new byte[6]))),
        Arguments.of("an ID3v1 tag", join(riff(sound), ascii("TAG"), new byte[125])),
        Arguments.of("a stray byte", join(riff(sound), new byte[1])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatMayFollow")
  void readsNoChunkAsSound(String what, byte[] wav) throws IOException {
    assertEquals(SAMPLES.length, samples(wav));
    assertEquals(List.of(), warnings);
  }

  @Test
  void anEmptyFileIsEmptyAlsoBeforeOtherChunks() throws IOException {
    assertEquals(0, samples(riff(PCM, chunk("data"))));
    assertEquals(0, samples(riff(PCM, chunk("data"), chunk("LIST", new byte[6]))));
    assertEquals(List.of(), warnings);
  }

  @Test
  void leavesOutAnOddByteWithAWord() throws IOException {
    byte[] odd = Arrays.copyOf(DATA, DATA.length + 1);
    assertEquals(SAMPLES.length, samples(riff(PCM, chunk("data", odd))));
    assertEquals(
        "the last 1 bytes are no whole frame of 2 and are left out", warnings.get(0).message());
  }

  @Test
  void skipsTagsBeforeTheRiffHeader() throws IOException {
    byte[] tag = join(ascii("ID3"), new byte[] {4, 0, 0, 0, 0, 1, 2}, new byte[130]);
    byte[] twice = join(tag, tag, mono16(SAMPLES));
    AudioClip clip = AudioFiles.read(new ByteArrayInputStream(twice), "tagged.wav");
    assertEquals(SAMPLES.length, clip.samples().length);
  }
}
