// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bad data ends with 1, one line that names the file, and no output. */
class BadDataTest extends InWorkplace {

  @Test
  void aTextNamedWavIsRefused() throws IOException {
    refused(place.file("text.wav", "hello, I am text".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused(place.file("empty.wav", new byte[0]));
  }

  @Test
  void aWavCutAnywhereIsRefused() throws IOException {
    byte[] wav = Files.readAllBytes(place.speech());
    for (int length : new int[] {1, 11, 12, 20, 43, 44, 45, 1000, wav.length - 1}) {
      refused(place.file("cut.wav", Arrays.copyOf(wav, length)));
    }
  }

  @Test
  void aFlacCutInItsHeaderIsRefused() throws IOException {
    byte[] start = new byte[42];
    System.arraycopy(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, 34}, 0, start, 0, 8);
    for (int length = 4; length <= start.length; length++) {
      refused(place.file("cut.flac", Arrays.copyOf(start, length)));
    }
  }

  @Test
  void aMissingFileAndAFolderAreRefused() throws IOException {
    refused(place.speech().resolveSibling("nothing.wav"));
    refused(place.out());
  }

  private void refused(Path input) throws IOException {
    for (String verb : List.of("encode", "roundtrip", "codes", "info")) {
      Run run =
          verb.equals("info") ? place.run(verb, input) : place.run(verb, input, place.out("out"));
      assertTrue(run.fails(1).words().startsWith("phonocode " + verb + ": " + input), run.words());
      assertEquals(List.of(), place.outputs());
    }
  }

  @Test
  void codesCutAtAnyByteAreRefused() throws IOException {
    byte[] codes = Files.readAllBytes(place.codes());
    for (int length = 0; length < codes.length; length++) {
      Path cut = place.file("cut.phc", Arrays.copyOf(codes, length));
      Run run = place.run("decode", cut, place.out("out.wav")).fails(1);
      assertTrue(run.words().contains(cut + ": byte "), "length " + length + ": " + run.words());
      assertEquals(List.of(), place.outputs(), "length " + length);
    }
  }

  @Test
  void codesWithAnyByteChangedOrAddedAreRefused() throws IOException {
    byte[] codes = Files.readAllBytes(place.codes());
    for (int at = 0; at <= codes.length; at++) {
      byte[] changed = Arrays.copyOf(codes, Math.max(codes.length, at + 1));
      changed[at] ^= 0x10;
      Path bad = place.file("bad.phc", changed);
      Run run = place.run("decode", bad, place.out("out.wav")).fails(1);
      assertTrue(run.words().contains(bad.toString()), "byte " + at + ": " + run.words());
      assertEquals(List.of(), place.outputs(), "byte " + at);
    }
  }

  @Test
  void codesOfAnotherModelAreRefused() throws IOException {
    Path other = RandomModel.in(folder, 2);
    Run run = place.run("decode", place.codes(), place.out("a.wav"), "--model", other).fails(1);
    assertTrue(run.words().contains(place.codes() + ": the codes have model id"), run.words());
    assertTrue(run.words().contains("--model"), run.words());
    assertEquals(List.of(), place.outputs());
    run = place.run("codes", place.codes(), "--units", "--model", other).fails(1);
    assertTrue(run.words().contains(place.codes() + ": the codes have model id"), run.words());
  }

  @Test
  void aModelThatIsMissingOrDamagedIsNamed() throws IOException {
    byte[] bundle = Files.readAllBytes(place.model());
    bundle[bundle.length / 2] ^= 1;
    for (Path bad : List.of(place.file("bad.phm", bundle), folder.resolve("none.phm"))) {
      for (String verb : List.of("encode", "roundtrip", "codes")) {
        Run run = place.run(verb, place.speech(), place.out("out"), "--model", bad).fails(1);
        assertTrue(run.words().contains(bad.toString()), run.words());
      }
    }
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void debugShowsTheStackTraceAndNothingElseDoes() throws IOException {
    Path bad = place.file("text.wav", "hello, I am text".getBytes(StandardCharsets.US_ASCII));
    assertTrue(place.run("info", bad, "--debug").words().contains("\tat dev.phonocode"));
    Run run = Run.with(new byte[0], Map.of("PHONOCODE_DEBUG", "1"), "info", bad);
    assertTrue(run.words().contains("\tat dev.phonocode"), run.words());
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    Path out = place.out("none").resolve("a.wav");
    Run run = place.run("roundtrip", place.speech(), out).fails(1);
    assertTrue(run.words().contains("there is no folder " + place.out("none")), run.words());
  }
}
