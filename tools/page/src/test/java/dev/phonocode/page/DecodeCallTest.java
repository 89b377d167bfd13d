// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SampleOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that come back from the page. */
class DecodeCallTest extends OnTestPage {
  private CodeSequence codes;
  private JsonObject json;

  @BeforeEach
  void speak() throws Exception {
    byte[] pcm = TestPage.babble(2.5, 1);
    codes = page.codec.encode(TestPage.clip(pcm), SpeakCall.encoding(page.codec.model()));
    json = SpeakCallTest.codes(TestPage.parts(page.post("api/speak", pcm).body()));
  }

  private HttpResponse<byte[]> post(String path, String text)
      throws IOException, InterruptedException {
    return page.post(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] sound(String query) throws Exception {
    return TestPage.sound(TestPage.parts(post("api/decode" + query, json.toString()).body()));
  }

  private byte[] decoded(CodeSequence sequence, DecodeOptions options) {
    return TestPage.pcm(page.codec.decode(sequence, options).samples());
  }

  @Test
  void codesOfThePageSoundAsTheyDid() throws Exception {
    DecodeOptions options = DecodeOptions.defaults();
    assertArrayEquals(decoded(codes, options), sound(""));
    assertArrayEquals(decoded(codes.books(1), options), sound("?books=1"));
    assertArrayEquals(decoded(codes.cut(1, 2), options), sound("?from=1&to=2"));
    assertArrayEquals(
        decoded(codes, options.speaker("set/bert").seed(9)), sound("?voice=set/bert:2&seed=9"));
  }

  @Test
  void aFileSoundsAsItsCodesDo() throws Exception {
    byte[] file = SpeakCallTest.bytes(codes);
    List<TestPage.Part> parts = TestPage.parts(page.post("api/decode", file).body());
    assertArrayEquals(decoded(codes, DecodeOptions.defaults()), TestPage.sound(parts));
  }

  @Test
  void codesOfThePageBecomeAFile() throws Exception {
    HttpResponse<byte[]> file = post("api/file?books=2", json.toString());
    CodeSequence read = page.codec.read(new ByteArrayInputStream(file.body()), "the answer");
    assertArrayEquals(codes.books(2).codes(), read.codes());
    assertArrayEquals(codes.speaker(), read.speaker());
    assertEquals(codes.samples(), read.samples());
  }

  @Test
  void thePriorSpeaks() throws Exception {
    HttpResponse<byte[]> answer = page.post("api/sample?seconds=1&seed=3&drawing=0.8", new byte[0]);
    CodeSequence drawn = page.codec.sample(1, SampleOptions.defaults().seed(3).temperature(0.8));
    assertArrayEquals(
        decoded(drawn, DecodeOptions.defaults().seed(3)),
        TestPage.sound(TestPage.parts(answer.body())));
  }

  @Test
  void codesThatCannotBeAreRefused() throws Exception {
    refused(j -> j.remove("codes"));
    refused(j -> j.remove("levels"));
    refused(j -> j.remove("speaker"));
    refused(j -> j.addProperty("samples", -1));
    refused(j -> j.addProperty("samples", 3));
    refused(j -> j.addProperty("packetFrames", 0));
    refused(j -> j.addProperty("packetFrames", Integer.MAX_VALUE));
    refused(j -> j.add("levels", new JsonArray()));
    refused(j -> j.getAsJsonArray("levels").set(0, new JsonPrimitive(127)));
    refused(j -> j.getAsJsonArray("speaker").set(0, new JsonPrimitive(-128)));
    refused(j -> j.getAsJsonArray("speaker").set(0, new JsonPrimitive(200)));
    refused(j -> j.getAsJsonArray("speaker").remove(0));
    refused(j -> j.getAsJsonArray("codes").remove(0));
    refused(j -> row(j, 1).set(0, new JsonPrimitive(20)));
    refused(j -> row(j, 1).set(0, new JsonPrimitive(-1)));
    refused(j -> row(j, 1).set(0, new JsonPrimitive("x")));
    refused(j -> row(j, 1).remove(0));
    refused(j -> row(j, 0).remove(0));
    refused(j -> j.getAsJsonArray("codes").set(1, JsonNull.INSTANCE));
    for (String text : List.of("", "{", "{}", "{\"codes\":[[]]}", "[1]", "null", "PHC1")) {
      assertEquals(400, post("api/decode", text).statusCode(), text);
      assertEquals(400, post("api/file", text).statusCode(), text);
    }
    assertEquals(400, post("api/decode?books=9", json.toString()).statusCode());
    assertEquals(400, post("api/decode?from=2&to=1", json.toString()).statusCode());
    assertEquals(400, post("api/decode?voice=nobody:1", json.toString()).statusCode());
    for (String query : List.of("voice=nobody:1", "voice=nobody", "temperature=99")) {
      assertEquals(400, post("api/sample?seconds=1&" + query, "").statusCode(), query);
    }
  }

  private static JsonArray row(JsonObject codes, int frame) {
    return codes.getAsJsonArray("codes").get(frame).getAsJsonArray();
  }

  private void refused(Consumer<JsonObject> change) throws Exception {
    JsonObject changed = json.deepCopy();
    change.accept(changed);
    HttpResponse<byte[]> answer = post("api/decode", changed.toString());
    assertEquals(400, answer.statusCode(), () -> changed + " " + TestPage.text(answer.body()));
  }
}
