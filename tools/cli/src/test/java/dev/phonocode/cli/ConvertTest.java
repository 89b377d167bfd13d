// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvertTest extends InWorkplace {
  private static final String BERT = RandomModel.SPEAKERS.get(1);

  @Test
  void keepingThePitchIsEncodingAndDecodingAsThatVoice() throws IOException {
    place
        .run(
            "convert",
            place.speech(),
            place.out("a.wav"),
            "--to",
            RandomModel.SPEAKER,
            "--pitch",
            "keep",
            "--seed",
            3)
        .succeeds();
    place
        .run(
            "decode",
            place.codes(),
            place.out("b.wav"),
            "--speaker",
            RandomModel.SPEAKER,
            "--seed",
            3)
        .succeeds();
    assertArrayEquals(
        Files.readAllBytes(place.out("b.wav")), Files.readAllBytes(place.out("a.wav")));
  }

  @Test
  void pitchFollowsTheVoiceUnlessToldOtherwise() throws IOException {
    double auto = semitones("--to", RandomModel.SPEAKER);
    assertTrue(auto != 0, "moved by " + auto);
    assertEquals(auto, semitones("--to", RandomModel.SPEAKER, "--pitch", "auto"));
    assertEquals(-2.5, semitones("--to", RandomModel.SPEAKER, "--pitch", "-2.5"));
    assertEquals(0, semitones("--to", RandomModel.SPEAKER, "--pitch", "keep"));
    // Of its own voice it is that far already.
    assertEquals(0, semitones("--to-reference", place.speech()), 1e-6);
  }

  @Test
  void aVoiceWithoutAPitchKeepsThatOfTheSpeechAndSaysSo() {
    Run run = place.run("convert", place.speech(), place.out("a.wav"), "--to", BERT).succeeds();
    assertTrue(run.words().contains("the pitch of the voice is not known"), run.words());
    assertTrue(run.words().contains("+0.0 semitones"), run.words());
  }

  @Test
  void voicesMixInConvertAndDecode() throws IOException {
    String mixture = "set/anna:0.3,set/bert:0.7";
    place.run("convert", place.speech(), place.out("a.wav"), "--to", mixture).succeeds();
    place.run("decode", place.codes(), place.out("b.wav"), "--speaker", mixture).succeeds();
    assertArrayEquals(
        Files.readAllBytes(place.out("b.wav")), Files.readAllBytes(place.out("a.wav")));
    place.run("decode", place.codes(), place.out("c.wav"), "--speaker", BERT).succeeds();
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(place.out("b.wav")), Files.readAllBytes(place.out("c.wav"))));
  }

  @Test
  void convertsThroughAPipe() throws IOException {
    place.run("convert", place.speech(), place.out("a.wav"), "--to", BERT).succeeds();
    byte[] wav = Files.readAllBytes(place.speech());
    Run piped = place.run(wav, "convert", "-", "-", "--to", BERT).succeeds();
    byte[] file = Files.readAllBytes(place.out("a.wav"));
    // The sizes in a pipe's header are not known; the samples are the same.
    assertArrayEquals(
        Arrays.copyOfRange(file, 44, file.length),
        Arrays.copyOfRange(piped.data(), 44, piped.data().length));
  }

  @Test
  void aSecondOfVoiceIsHeardOfAPipeAndTwentySecondsOfAFileUnlessToldOtherwise() throws IOException {
    byte[] speech = RandomModel.wav(6, Workplace.RATE_HZ);
    Path file = place.file("six.wav", speech);
    String voice = RandomModel.SPEAKER;
    double whole = moved(new byte[0], file, "--to", voice);
    double second = moved(speech, "-", "--to", voice);
    assertTrue(whole != second, "both moved by " + whole);
    assertEquals(second, moved(new byte[0], file, "--to", voice, "--look-in", 1));
    assertEquals(whole, moved(speech, "-", "--to", voice, "--look-in", 20));
    assertEquals(0, moved(speech, "-", "--to", voice, "--look-in", 0));
  }

  private double moved(byte[] stdin, Object in, Object... options) {
    Run run = place.run(stdin, "convert", in, place.out("a.wav"), "--json", "--force", options);
    return run.succeeds().json().get("pitch_semitones").getAsDouble();
  }

  @Test
  void severalGoToAFolderAndOneThatFailsIsNamed() throws IOException {
    Path other = place.file("other.wav", RandomModel.wav(0.2, 22050));
    Path broken = place.file("broken.wav", "RIFF".getBytes(StandardCharsets.UTF_8));
    Path out = place.out("voices");
    Run run =
        place.run("convert", place.speech(), broken, other, out, "--to", BERT, "--json", "--quiet");
    assertEquals(3, run.code(), run.words());
    assertEquals(1, run.words().lines().count(), run.words());
    assertTrue(run.words().contains("broken.wav: "), run.words());
    List<String> lines = run.text().lines().toList();
    assertEquals(3, lines.size(), run.text());
    assertTrue(lines.get(1).contains("\"error\":"), lines.get(1));
    assertTrue(Files.exists(out.resolve("speech.wav")) && Files.exists(out.resolve("other.wav")));
    assertFalse(Files.exists(out.resolve("broken.wav")));
    // A folder that is there is one also for a single input.
    place.run("convert", other, out, "--to", BERT, "--force").succeeds();
    place.run("convert", other, out, "--to", BERT, "--quiet").fails(1);
  }

  @Test
  void anUnknownVoiceIsNamedWithTheNearest() throws IOException {
    String words = refused("--to", "set/ana");
    assertTrue(words.contains("--to: speaker set/ana") && words.contains("set/anna"), words);
    assertTrue(refused("--to", "set/anna:1,x:1").contains("speaker x"));
  }

  @Test
  void whatCannotBeAskedForIsAUsageError() throws IOException {
    assertTrue(refused().contains("--to NAME or --to-reference REF.wav is missing"));
    assertTrue(
        refused("--to", BERT, "--to-reference", place.speech()).contains("cannot be combined"));
    for (String pitch : List.of("high", "", "25", "-24.1", "NaN")) {
      assertTrue(
          refused("--to", BERT, "--pitch", pitch).contains("--pitch is '" + pitch + "', expected"));
    }
    for (String voice : List.of("", "set/anna:0", "a:1,b", "a:1,a:2", "a:1,", "a:-1", ":1", "a:")) {
      assertTrue(refused("--to", voice).contains("--to is '" + voice + "', expected NAME"));
    }
    assertTrue(refused("--to", BERT, "--books", "4").contains("--books is '4'"));
    assertTrue(
        place.run("convert", place.speech(), "--to", BERT).fails(2).words().contains("OUT.wav"));
    assertTrue(
        place
            .run("convert", place.speech(), "-", place.out("x"), "--to", BERT)
            .fails(2)
            .words()
            .contains("standard input cannot be one of several"));
    assertTrue(
        place
            .run("convert", place.speech(), place.speech(), place.out("x"), "--to", BERT)
            .fails(2)
            .words()
            .contains("would both become"));
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void aReferenceThatCannotBeReadOrHeardIsNamed() throws IOException {
    Path tiny = place.file("tiny.wav", RandomModel.wav(0.005, 16000));
    for (Object reference : List.of(tiny, folder.resolve("nowhere.wav"), place.model())) {
      Run run =
          place.run("convert", place.speech(), place.out("a.wav"), "--to-reference", reference);
      assertTrue(run.fails(1).words().contains(reference.toString()), run.words());
    }
    assertEquals(List.of(), place.outputs());
  }

  private double semitones(Object... options) {
    return moved(new byte[0], place.speech(), options);
  }

  private String refused(Object... options) throws IOException {
    Run run = place.run("convert", place.speech(), place.out("a.wav"), options).fails(2);
    assertEquals(List.of(), place.outputs());
    return run.words();
  }
}
