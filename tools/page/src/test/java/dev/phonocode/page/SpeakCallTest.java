// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpeakCallTest extends OnTestPage {
  private List<TestPage.Part> speak(String query, byte[] pcm) throws Exception {
    HttpResponse<byte[]> answer = page.post("api/speak" + query, pcm);
    assertEquals(200, answer.statusCode(), () -> TestPage.text(answer.body()));
    return TestPage.parts(answer.body());
  }

  private CodeSequence encoded(byte[] pcm) {
    return page.codec.encode(TestPage.clip(pcm), SpeakCall.encoding(page.codec.model()));
  }

  /** The codes of an answer as the page sends them back. */
  static JsonObject codes(List<TestPage.Part> parts) {
    JsonObject codes = new JsonObject();
    JsonObject header = parts.get(0).json();
    codes.add("packetFrames", header.get("packetFrames"));
    codes.add("speaker", header.get("speaker"));
    JsonArray levels = new JsonArray();
    JsonArray rows = new JsonArray();
    for (TestPage.Part part : parts) {
      if (part.kind() == 'p') {
        levels.add(part.json().get("level"));
        rows.addAll(part.json().getAsJsonArray("codes"));
      }
    }
    codes.add("levels", levels);
    codes.add("codes", rows);
    codes.add("samples", parts.get(parts.size() - 1).json().get("samples"));
    return codes;
  }

  @Test
  void givesTheCodesAndTheSpeechThatTheLibraryGives() throws Exception {
    byte[] pcm = TestPage.babble(3.3, 1);
    List<TestPage.Part> parts = speak("?seed=5&temperature=0.5", pcm);
    CodeSequence codes = encoded(pcm);
    int[][] found = new Gson().fromJson(codes(parts).get("codes"), int[][].class);
    assertArrayEquals(codes.codes(), found);
    float[] again =
        page.codec.decode(codes, DecodeOptions.defaults().seed(5).temperature(0.5)).samples();
    assertArrayEquals(TestPage.pcm(again), TestPage.sound(parts));
  }

  @Test
  void soundComesBetweenThePacketsAndTheEndComesLast() throws Exception {
    List<TestPage.Part> parts = speak("", TestPage.babble(5, 2));
    String kinds = parts.stream().map(p -> "" + p.kind()).collect(Collectors.joining());
    assertTrue(kinds.matches("hpa+(pa+){4}e"), kinds);
  }

  @Test
  void tellsWhatEachNumberOfBooksCosts() throws Exception {
    byte[] pcm = TestPage.babble(2, 3);
    List<TestPage.Part> parts = speak("", pcm);
    JsonArray rates = parts.get(parts.size() - 1).json().getAsJsonArray("rates");
    CodeSequence codes = encoded(pcm);
    assertEquals(codes.books(), rates.size());
    for (int books = 1; books <= codes.books(); books++) {
      JsonObject rate = rates.get(books - 1).getAsJsonObject();
      assertEquals(bytes(codes.books(books)).length, rate.get("bytes").getAsLong());
      assertEquals(codes.books(books).nominalBits(), rate.get("nominalBits").getAsLong());
    }
    long bits =
        parts.stream()
            .filter(p -> p.kind() == 'p')
            .mapToLong(p -> p.json().get("bits").getAsLong())
            .sum();
    assertEquals(codes.codedBits(), bits);
  }

  @Test
  void anotherVoiceIsConversion() throws Exception {
    byte[] pcm = TestPage.babble(2, 4);
    Voice voice = Voice.named("set/anna");
    byte[] converted = TestPage.pcm(page.codec.convert(TestPage.clip(pcm), voice).samples());
    List<TestPage.Part> parts = speak("?voice=set%2Fanna:1", pcm);
    // Converting keeps the default books; the page keeps all, so only the lengths are the same.
    assertEquals(converted.length, TestPage.sound(parts).length);
    byte[] own = TestPage.sound(speak("", pcm));
    assertTrue(!Arrays.equals(own, TestPage.sound(parts)), "the same voice");
  }

  @Test
  void silenceAndNothingAreSpeechToo() throws Exception {
    assertEquals(0, TestPage.sound(speak("", new byte[0])).length);
    assertEquals(2 * 777, TestPage.sound(speak("", new byte[2 * 777])).length);
  }

  @Test
  void whatCannotBeIsSaidInOneLine() throws Exception {
    byte[] pcm = TestPage.babble(0.5, 5);
    for (String query :
        List.of(
            "?voice=nobody:1",
            "?voice=set/anna",
            "?voice=set/anna:-1",
            "?voice=set/anna:NaN",
            "?seed=1.5",
            "?seed=x",
            "?temperature=-1",
            "?temperature=NaN")) {
      HttpResponse<byte[]> answer = page.post("api/speak" + query, pcm);
      assertEquals(400, answer.statusCode(), query);
      String text = TestPage.text(answer.body());
      assertTrue(text.matches("\\{\"error\":\"[^\"\\n]+\"}"), query + ": " + text);
    }
    assertEquals(400, page.post("api/speak", new byte[3]).statusCode(), "half a sample");
  }

  static byte[] bytes(CodeSequence codes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codes.write(bytes);
    return bytes.toByteArray();
  }
}
