// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of one kind where another belongs, and names that a terminal would obey. */
class WrongKindTest extends InWorkplace {

  @Test
  void aRecordingIsNotDecodedAndTheVerbForItIsNamed() throws IOException {
    String words = place.run("decode", place.speech(), place.out("a.wav")).fails(1).words();
    assertTrue(words.contains(place.speech() + ": a recording (WAV), not a .phc file"), words);
    assertTrue(words.contains("phonocode encode " + place.speech()), words);
  }

  @Test
  void textIsNotDecoded() throws IOException {
    Path page = place.file("a.html", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8));
    for (String verb : List.of("decode", "thin")) {
      String words = place.run(verb, page, place.out("a.out")).fails(1).words();
      assertTrue(words.contains(page + ": not a .phc file, nor exported codes"), words);
    }
  }

  @Test
  void anOutputsNameDoesNotChooseItsKindAndThatIsSaid() throws IOException {
    String mp3 = place.run("decode", place.codes(), place.out("a.MP3")).succeeds().words();
    assertTrue(mp3.contains("a.MP3: a .wav file is written, whatever its name says"), mp3);
    String wav = place.run("encode", place.speech(), place.out("a.wav")).succeeds().words();
    assertTrue(wav.contains("a.wav: a .phc file is written, whatever its name says"), wav);
    String npz = place.run("codes", place.codes(), place.out("a.npz")).succeeds().words();
    assertTrue(npz.contains("a.npz: a .csv file is written, whatever its name says"), npz);
    String csv = place.run("thin", place.codes(), place.out("a.csv")).succeeds().words();
    assertTrue(csv.contains("a.csv: a .phc file is written, whatever its name says"), csv);
    Object[] praat = {"codes", place.codes(), place.out("a.textgrid"), "--format", "textgrid"};
    assertTrue(!place.run(praat).succeeds().words().contains("whatever"));
    for (String name : List.of("b.wav", "b", "b.v2")) {
      String words = place.run("decode", place.codes(), place.out(name)).succeeds().words();
      assertTrue(!words.contains("whatever"), words);
    }
  }

  @Test
  void codesAreNotEncodedAndTheVerbForThemIsNamed() throws IOException {
    String words = place.run("encode", place.codes(), place.out("a.phc")).fails(1).words();
    assertTrue(words.contains(place.codes() + ": a .phc file, not a recording"), words);
    assertTrue(words.contains("phonocode decode " + place.codes()), words);
  }

  @Test
  void aModelIsNeither() throws IOException {
    for (String verb : List.of("encode", "decode")) {
      String words = place.run(verb, place.model(), place.out("a")).fails(1).words();
      assertTrue(words.contains(place.model() + ": a model (.phm), not a "), words);
    }
  }

  @Test
  void whatBeginsWithZerosIsNamedForWhatItIs() throws IOException {
    byte[] m4a = "\0\0\0\u001cftypM4A \0\0\2\0M4A isom".getBytes(StandardCharsets.ISO_8859_1);
    Path file = place.file("x.m4a", m4a);
    for (String verb : List.of("info", "encode")) {
      List<Path> out = verb.equals("encode") ? List.of(place.out("a.phc")) : List.of();
      String words = place.run(verb, file, out).fails(1).words();
      assertTrue(words.contains("ffmpeg -i FILE -f wav - | phonocode encode - OUT.phc"), words);
    }
    String words = place.run("info", place.file("zeros.bin", new byte[2000])).fails(1).words();
    assertTrue(words.contains("zeros.bin: at byte 0: expected a WAV"), words);
  }

  @Test
  void controlCharactersOfNamesAreShownAndNotObeyed() throws IOException {
    String name = "ne\u001b[2J\u009bw\u0007";
    Path odd = Files.copy(place.speech(), place.speech().resolveSibling(name + ".wav"));
    Path gone = place.speech().resolveSibling(name);
    for (Run run :
        List.of(
            place.run("encode", odd, place.out(name + ".phc")).succeeds(),
            place.run("encode", gone, place.out("x.phc")).fails(1),
            place.run("encode", odd, gone, place.out("set")))) {
      assertTrue(run.words().contains("ne\\u001b[2J\\u009bw\\u0007"), run.words());
      assertEquals(0, run.words().chars().filter(c -> c == 27 || c == 7 || c == 0x9b).count());
    }
  }
}
