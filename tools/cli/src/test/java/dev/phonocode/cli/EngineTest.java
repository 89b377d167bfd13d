// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.CodeSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files on PyTorch, on the CPU, beside the same files in plain Java. */
class EngineTest extends InWorkplace {
  private static final double[] SECONDS = {0.7, 0.05, 0.3, 0.41, 1.1};

  private List<Path> speeches;

  @BeforeEach
  void makeParts() throws IOException {
    speeches = place.parts(SECONDS);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(place.out(name));
  }

  private static List<Path> in(Path folder, String extension) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < SECONDS.length; i++) {
      files.add(folder.resolve("part." + i + extension));
    }
    return files;
  }

  @Test
  void filesEncodedAtOnceHaveTheCodesThatPlainJavaFinds() throws IOException {
    // Long enough for a thousand frames.
    speeches = place.parts(Arrays.stream(SECONDS).map(seconds -> 10 * seconds).toArray());
    Path plain = folder("plain");
    Path torch = folder("torch");
    place.run("encode", speeches, plain, "--books", 2).succeeds();
    String said =
        place
            .run("encode", speeches, torch, "--books", 2, "--engine", "pytorch", "--device", "cpu")
            .succeeds()
            .words();
    assertTrue(said.contains("part.4.phc: 11.00 s of speech in 550 frames of 2 codes"), said);
    int frames = 0;
    int equal = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      CodeSequence expected = CodeSequence.read(in(plain, ".phc").get(i));
      CodeSequence found = CodeSequence.read(in(torch, ".phc").get(i));
      assertEquals(expected.header(), found.header());
      assertEquals(expected.samples(), found.samples());
      for (int k = 0; k < expected.frames(); k++, frames++) {
        equal += Arrays.equals(expected.codes()[k], found.codes()[k]) ? 1 : 0;
      }
      for (int k = 0; k < expected.packets().size(); k++) {
        assertEquals(expected.packets().get(k).level(), found.packets().get(k).level());
      }
    }
    // A code may differ where two vectors are equally near, to within rounding.
    assertTrue(equal >= 0.999 * frames, equal + " of " + frames + " frames agree");
  }

  @Test
  void filesDecodedAtOnceAreAsLongAsTheirSpeechAndMostlyTheSame() throws IOException {
    Path codes = folder("codes");
    Path plain = folder("plain");
    Path torch = folder("torch");
    place.run("encode", speeches, codes).succeeds();
    Object[] options = {"--seed", 5, "--temperature", 0.8, "--speaker", RandomModel.SPEAKER};
    place.run("decode", in(codes, ".phc"), options, plain).succeeds();
    place.run("decode", in(codes, ".phc"), options, torch, "--engine", "pytorch").succeeds();
    int same = 0;
    int all = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      AudioClip expected = AudioFiles.read(in(plain, ".wav").get(i));
      AudioClip found = AudioFiles.read(in(torch, ".wav").get(i));
      assertEquals(Math.round(SECONDS[i] * Workplace.RATE_HZ), found.samples().length);
      assertEquals(expected.samples().length, found.samples().length);
      int n = 0;
      while (n < expected.samples().length
          && Math.abs(expected.samples()[n] - found.samples()[n]) < 1e-3) {
        n++;
      }
      same += n;
      all += expected.samples().length;
    }
    // One draw in some 100,000 falls between the two roundings; from there on a file differs.
    assertTrue(same >= 0.3 * all, same + " of " + all + " samples agree");
  }

  @Test
  void aRoundTripIsBothWays() throws IOException {
    Path both = folder("both");
    Path codes = folder("codes");
    Path sounds = folder("sounds");
    Object[] torch = {"--engine", "pytorch", "--json"};
    Run run = place.run("roundtrip", speeches, torch, both).succeeds();
    assertEquals(SECONDS.length, run.text().lines().count());
    place.run("encode", speeches, torch, codes).succeeds();
    place.run("decode", in(codes, ".phc"), torch, sounds).succeeds();
    for (int i = 0; i < SECONDS.length; i++) {
      Path expected = in(sounds, ".wav").get(i);
      assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(in(both, ".wav").get(i)));
    }
  }

  @Test
  void aBadFileIsNamedAndDoesNotStopTheOthers() throws IOException {
    speeches.set(1, place.file("bad.wav", new byte[100]));
    Run run = place.run("encode", speeches, place.out(), "--engine", "pytorch", "--quiet");
    assertEquals(3, run.code(), run.words());
    assertEquals(1, run.words().lines().count(), run.words());
    assertTrue(run.words().contains("bad.wav"), run.words());
    assertEquals(
        List.of("failed.tsv", "part.0.phc", "part.2.phc", "part.3.phc", "part.4.phc"),
        place.outputs());
    List<Path> gone = List.of(Path.of("gone1.wav"), Path.of("gone2.wav"));
    assertEquals(1, place.run("encode", gone, place.out(), "--engine", "pytorch").code());
  }

  @Test
  void autoTakesPlainJavaForFewFilesAndPipes() throws IOException {
    Path plain = place.out("plain.phc");
    Path auto = place.out("auto.phc");
    place.run("encode", speeches.get(0), plain).succeeds();
    place.run("encode", speeches.get(0), auto, "--engine", "auto").succeeds();
    assertEquals(-1, Files.mismatch(plain, auto));
    byte[] speech = Files.readAllBytes(speeches.get(0));
    Object[] asFile = {"encode", "-", "-", "--engine", "auto", "--packet-frames", 200};
    Run piped = place.run(speech, asFile).succeeds();
    assertArrayEquals(Files.readAllBytes(plain), piped.data());
  }

  @Test
  void whatCannotBeCombinedIsRefused() throws IOException {
    Path codes = place.codes();
    refused("'-'", "encode", "-", place.out("a.phc"));
    refused("'-'", "decode", codes, "-");
    refused("'-'", "roundtrip", "-", place.out("a.wav"));
    refused("--from and --to", "decode", codes, place.out("a.wav"), "--from", 1);
    refused("--tolerant", "decode", codes, place.out("a.wav"), "--tolerant");
    Path out = place.out("a.wav");
    Run device = place.run("decode", codes, out, "--device", "cpu").fails(2);
    assertTrue(device.words().contains("--device needs --engine"), device.words());
    Run engine = place.run("decode", codes, out, "--engine", "tpu").fails(2);
    assertTrue(engine.words().contains("expected one of jvm, pytorch, auto"), engine.words());
    assertEquals(List.of(), place.outputs());
  }

  private void refused(String what, String verb, Object... args) {
    Run run = place.run(verb, "--engine", "pytorch", args).fails(2);
    String expected = "--engine pytorch cannot be combined with " + what;
    assertTrue(run.words().contains(expected), run.words());
  }
}
