// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodeDecodeTest extends InWorkplace {

  @Test
  void aRecordingWithoutSamplesHasNoBitRate() throws IOException {
    Path empty = place.file("empty.wav", RandomModel.wav(0, Workplace.RATE_HZ));
    String encoded = place.run("encode", empty, place.out("empty.phc")).succeeds().words();
    assertTrue(encoded.contains(" bytes, no bit rate;"), encoded);
    Run both =
        place.run("roundtrip", empty, place.out("empty.wav"), "--report", place.out("r.html"));
    assertTrue(both.succeeds().words().contains("no bit rate as a .phc file"), both.words());
  }

  @Test
  void decodesExactlyAsManySamplesAsWereEncoded() throws IOException {
    Run encoded = place.run("encode", place.speech(), place.out("a.phc")).succeeds();
    Run decoded = place.run("decode", place.out("a.phc"), place.out("a.wav")).succeeds();
    AudioClip clip = AudioFiles.read(place.out("a.wav"));
    assertEquals(Workplace.SAMPLES, clip.samples().length);
    assertEquals(Workplace.RATE_HZ, clip.sampleRateHz());
    assertEquals(0, encoded.data().length + decoded.data().length);
    assertTrue(encoded.words().contains("21 frames of 3 codes"), encoded.words());
    assertEquals(List.of("a.phc", "a.wav"), place.outputs());
  }

  @Test
  void aModelThatDoesNotKnowHowItsCodesSoundIsNotAskedToRefineThem() throws IOException {
    for (String verb : List.of("encode", "roundtrip")) {
      Run run = place.run(verb, place.speech(), place.out("refined"), "--refine", 3);
      assertEquals(2, run.code(), verb);
      assertTrue(run.words().contains("--refine is '3'"), run.words());
    }
    place.run("encode", place.speech(), place.out("a.phc"), "--refine", 0).succeeds();
    assertEquals(2, place.run("encode", place.speech(), "-", "--refine", 101).code());
    assertEquals(List.of("a.phc"), place.outputs());
  }

  @Test
  void pipesGiveTheSameBytesAsFiles() throws IOException {
    byte[] speech = Files.readAllBytes(place.speech());
    byte[] codes = place.run(speech, "encode", "-", "-", "--packet-frames", 200).succeeds().data();
    assertArrayEquals(Files.readAllBytes(place.codes()), codes);

    byte[] wav = place.run(codes, "decode", "-", "-").succeeds().data();
    place.run("decode", place.codes(), place.out("a.wav")).succeeds();
    AudioClip piped = AudioFiles.read(new ByteArrayInputStream(wav), "pipe");
    assertEquals(AudioFiles.read(place.out("a.wav")), piped);
  }

  @Test
  void pipesHaveShorterPacketsAndAShorterLookInThanFilesUnlessToldOtherwise() throws IOException {
    byte[] speech = RandomModel.wav(3, Workplace.RATE_HZ);
    Path file = place.file("three.wav", speech);
    byte[] piped = place.run(speech, "encode", "-", "-").succeeds().data();
    assertArrayEquals(encoded(file, "--look-in", 1, "--packet-frames", 50), piped);
    Object[] asFiles = {"encode", "-", "-", "--look-in", 20, "--packet-frames", 200};
    assertArrayEquals(encoded(file), place.run(speech, asFiles).succeeds().data());
    assertFalse(Arrays.equals(encoded(file, "--look-in", 1), piped));
    assertFalse(Arrays.equals(encoded(file), piped));

    byte[] codes = place.run(speech, "codes", "-").succeeds().data();
    assertArrayEquals(place.run(piped, "codes", "-").succeeds().data(), codes);
    place.run(speech, "roundtrip", "-", place.out("both.wav")).succeeds();
    place.run(piped, "decode", "-", place.out("one.wav")).succeeds();
    assertEquals(-1, Files.mismatch(place.out("one.wav"), place.out("both.wav")));
    place.run("encode", file, place.out("no.phc"), "--look-in", 601).fails(2);
  }

  private byte[] encoded(Path file, Object... options) {
    return written("encode", file, options);
  }

  private byte[] written(String verb, Path file, Object... options) {
    return place.run(verb, file, "-", options).succeeds().data();
  }

  @Test
  void anotherRateIsResampledAndAWavOfUnknownLengthIsReadToItsEnd() throws IOException {
    byte[] wav = RandomModel.wav(0.5, 44100);
    Arrays.fill(wav, 40, 44, (byte) 0xFF); // the size of the data chunk: unknown
    byte[] codes = place.run(wav, "encode", "-", "-").succeeds().data();
    String info = place.run(codes, "info", "-", "--json").succeeds().text();
    assertTrue(info.contains("\"samples\":8000,"), info);
  }

  @Test
  void roundtripDecodesWhatEncodeAndDecodeWould() throws IOException {
    place.run("roundtrip", place.speech(), place.out("a.wav"), "--seed", 7).succeeds();
    place.run("decode", place.codes(), place.out("b.wav"), "--seed", 7).succeeds();
    assertEquals(-1, Files.mismatch(place.out("a.wav"), place.out("b.wav")));
  }

  @Test
  void seedSpeakerAndTemperatureChangeTheSpeechAndTheSameOnesDoNot() throws IOException {
    byte[] plain = decoded();
    assertArrayEquals(plain, decoded("--seed", 0, "--temperature", 1));
    assertFalse(Arrays.equals(plain, decoded("--seed", -9223372036854775808L)));
    assertFalse(Arrays.equals(plain, decoded("--speaker", RandomModel.SPEAKER)));
    assertFalse(Arrays.equals(plain, decoded("--temperature", "0.5")));
  }

  private byte[] decoded(Object... options) throws IOException {
    return written("decode", place.codes(), options);
  }

  @Test
  void fewerBooksTakeFewerBytesAndStillDecode() throws IOException {
    place.run("encode", place.speech(), place.out("1.phc"), "--books", 1).succeeds();
    assertTrue(Files.size(place.out("1.phc")) < Files.size(place.codes()));
    place.run("decode", place.out("1.phc"), place.out("1.wav")).succeeds();
  }

  @Test
  void scalarKernelsGiveTheSameBytes() throws IOException {
    Run scalar =
        Run.with(
            new byte[0],
            java.util.Map.of(
                "PHONOCODE_KERNEL", "scalar", "PHONOCODE_MODEL", place.model().toString()),
            "decode",
            place.codes(),
            "-");
    assertArrayEquals(decoded(), scalar.succeeds().data());
  }

  @Test
  void noSamplesAtAllMakeAFileOfNoFrames() throws IOException {
    byte[] codes = place.run(RandomModel.wav(0, 16000), "encode", "-", "-").succeeds().data();
    byte[] wav = place.run(codes, "decode", "-", "-").succeeds().data();
    assertEquals(0, AudioFiles.read(new ByteArrayInputStream(wav), "pipe").samples().length);
    Run run = place.run(RandomModel.wav(0, 16000), "roundtrip", "-", place.out("0.wav"), "--json");
    assertTrue(run.succeeds().text().contains("\"bps_file\":null"), run.text());
  }

  @Test
  void quietSaysNothing() {
    assertEquals(
        "",
        place.run("roundtrip", place.speech(), place.out("a.wav"), "--quiet").succeeds().words());
  }

  @Test
  void anExistingOutputIsKeptUnlessForced() throws IOException {
    for (String verb : List.of("encode", "roundtrip")) {
      Path out = Files.write(place.out("old"), new byte[] {9});
      Run run = place.run(verb, place.speech(), out).fails(1);
      assertTrue(run.words().contains("--force"), run.words());
      assertArrayEquals(new byte[] {9}, Files.readAllBytes(out));
      place.run(verb, place.speech(), out, "--force").succeeds();
      assertTrue(Files.size(out) > 1);
    }
    Path out = Files.write(place.out("old"), new byte[] {9});
    place.run("decode", place.codes(), out).fails(1);
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(out));
    place.run("decode", place.codes(), out, "--force").succeeds();
    assertEquals(List.of("old"), place.outputs());
  }
}
