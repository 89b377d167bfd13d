// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording of 3.3 seconds: three packets and a short one. */
class ThinTest extends InWorkplace {
  private static final int SECOND = Workplace.RATE_HZ;

  private Path speech;
  private Path model; // with a prior

  @BeforeEach
  void makeWorkplace() throws IOException {
    speech = place.file("long.wav", RandomModel.wav(3.3, SECOND));
    model = RandomModel.withPriorIn(folder, 1);
  }

  private byte[] encoded(Object... options) {
    Object[] args = {"encode", speech, "-", "--model", model, "--packet-frames", 50};
    return place.run(args, options).succeeds().data();
  }

  private byte[] thinned(Path codes, Object... options) {
    return place.run("thin", codes, "-", options).succeeds().data();
  }

  private float[] decoded(Path codes, Object... options) throws IOException {
    Path wav = place.out("decoded.wav");
    Object[] args = {"decode", codes, wav, "--force", "--model", model};
    place.run(args, options).succeeds();
    return AudioFiles.read(wav).samples();
  }

  @Test
  void keepsTheFirstBooksAndWhereNearestVectorsWereTakenTheseAreWhatEncodeGives()
      throws IOException {
    for (int books = 1; books <= RandomModel.BOOKS; books++) {
      Path coded = place.file("coded.phc", encoded());
      byte[] thin = thinned(coded, "--books", books, "--model", model);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      SpeechCodec.open(model).read(coded).books(books).write(expected);
      assertArrayEquals(expected.toByteArray(), thin, books + " books");
      Path raw = place.file("raw.phc", encoded("--raw"));
      assertArrayEquals(encoded("--raw", "--books", books), thinned(raw, "--books", books));
    }
  }

  @Test
  void cutsBetweenPacketsAndStretchesMeet() throws IOException {
    Path coded = place.file("coded.phc", encoded());
    assertArrayEquals(Files.readAllBytes(coded), thinned(coded, "--model", model));
    Path end = place.file("end.phc", thinned(coded, "--from", "2.9", "--model", model));
    assertEquals(1.3 * SECOND, decoded(end).length, 1e-6);
    Path middle = place.file("mid.phc", thinned(coded, "--from", 1, "--to", 2, "--model", model));
    assertEquals(SECOND, decoded(middle).length);
    byte[] start = thinned(coded, "--to", "0.001", "--model", model);
    assertEquals(SECOND, decoded(place.file("start.phc", start)).length);
    String codes = text(coded);
    assertEquals(
        codes.lines().skip(51).limit(50).map(ThinTest::codes).toList(),
        text(middle).lines().skip(1).map(ThinTest::codes).toList());
  }

  private String text(Path phc) {
    return place.run("codes", phc, "--format", "csv", "--model", model).succeeds().text();
  }

  /** The codes of a line: what follows its number and time, before what a first frame tells. */
  private static List<String> codes(String line) {
    return Arrays.asList(line.split(",")).subList(2, 2 + RandomModel.BOOKS);
  }

  @Test
  void decodingAStretchIsDecodingTheFileOfIt() throws IOException {
    Path coded = place.file("coded.phc", encoded());
    Path cut = place.file("cut.phc", thinned(coded, "--from", "1.5", "--to", 3, "--model", model));
    assertArrayEquals(decoded(cut), decoded(coded, "--from", "1.5", "--to", 3));
    assertEquals(2 * SECOND, decoded(cut).length);
  }

  @Test
  void saysWhatCannotBeThinned() throws IOException {
    Path coded = place.file("coded.phc", encoded());
    place.run("thin", coded, place.out("a.phc"), "--books", 4).fails(2);
    place.run("thin", coded, place.out("a.phc"), "--from", 2, "--to", 2).fails(2);
    String words =
        place
            .run("thin", coded, place.out("a.phc"), "--from", 4, "--model", model)
            .fails(1)
            .words();
    assertTrue(words.contains("the speech, which ends at 3.3 s, found one from 4.0 s on"), words);
    assertTrue(place.run("thin", coded, place.out("a.phc")).fails(1).words().contains("model id"));
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void aTolerantDecodingNamesTheLostPacketAndKeepsTheLength() throws IOException {
    byte[] codes = encoded("--raw");
    codes[codes.length / 2] ^= 4; // in the second packet of four, or the third
    Path damaged = place.file("damaged.phc", codes);
    Path wav = place.out("a.wav");
    place.run("decode", damaged, wav, "--model", model).fails(1);
    assertEquals(List.of(), place.outputs());
    Run run = place.run("decode", damaged, wav, "--tolerant", "--model", model);
    assertEquals(3, run.code(), run.words());
    assertTrue(run.words().contains("50 frames lost"), run.words());
    float[] samples = AudioFiles.read(wav).samples();
    assertEquals(3.3 * SECOND, samples.length, 1e-6);
    assertEquals(SECOND, silence(samples), "samples of silence in a row");
    run = place.run("decode", damaged, wav, "--tolerant", "--json", "--force", "--model", model);
    JsonArray told = run.json().getAsJsonArray("damage");
    assertEquals(1, told.size(), run.words());
    assertTrue(told.get(0).getAsString().contains("50 frames lost"), run.words());
    byte[] cut = Arrays.copyOf(encoded("--raw"), codes.length - 20);
    run = place.run(cut, "decode", "-", wav, "--tolerant", "--force", "--model", model);
    assertEquals(3, run.code(), run.words());
    assertEquals(3 * SECOND, AudioFiles.read(wav).samples().length);
  }

  private static int silence(float[] samples) {
    int longest = 0;
    int run = 0;
    for (float x : samples) {
      run = x == 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
