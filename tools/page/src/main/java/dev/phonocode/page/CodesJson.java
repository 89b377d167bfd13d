// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Codes as the page has them: it may have changed them, and may send anything.
 *
 * <pre>
 *   {"samples": 16000, "packetFrames": 50, "speaker": [3, -12, ...], "levels": [52, ...],
 *    "codes": [[17, 3, 200, 8], ...]}                                  [frames][books]
 * </pre>
 */
final class CodesJson {
  private static final Gson GSON = new Gson();
  private static final int CODE_CHARACTERS = 6; // a comma and up to five digits
  private static final int FIRST_BYTES = 1 << 16; // all but the codes

  private CodesJson() {}

  /** What is in the text, before any of it is believed. */
  private record Given(
      long samples, int packetFrames, Float[] speaker, int[] levels, int[][] codes) {}

  /** The longest text of codes for so many samples. */
  static int mostBytes(SpeechModel model, int samples) {
    ModelConfig config = model.config();
    int frames = samples / config.codeHopSamples() + 1;
    return FIRST_BYTES
        + frames * (2 * CODE_CHARACTERS + CODE_CHARACTERS * config.quantiser().books());
  }

  static JsonObject header(PhcHeader header) {
    JsonObject json = new JsonObject();
    json.addProperty("packetFrames", header.packetFrames());
    json.addProperty("books", header.books());
    json.add("speaker", GSON.toJsonTree(header.speaker()));
    return json;
  }

  static JsonObject packet(PhcPacket packet) {
    JsonObject json = new JsonObject();
    json.addProperty("level", packet.level());
    int[][] codes = new int[packet.frames()][];
    Arrays.setAll(codes, packet::frame);
    json.add("codes", GSON.toJsonTree(codes));
    return json;
  }

  /**
   * Reads codes of a model.
   *
   * @param most samples
   * @throws Refusal if it is no such text or has more samples
   * @throws IllegalArgumentException naming what cannot be
   */
  static CodeSequence read(SpeechModel model, byte[] text, int most) throws Refusal {
    Given given;
    try {
      given = GSON.fromJson(new String(text, StandardCharsets.UTF_8), Given.class);
    } catch (JsonParseException e) {
      throw new Refusal(Refusal.BAD_REQUEST, "expected codes as JSON: " + e.getMessage());
    }
    if (given == null
        || given.speaker == null
        || Arrays.asList(given.speaker).contains(null)
        || given.levels == null
        || given.codes == null
        || Arrays.asList(given.codes).contains(null)) {
      throw new Refusal(
          Refusal.BAD_REQUEST, "expected samples, packetFrames, speaker, levels and codes");
    }
    if (given.samples > most) {
      throw new Refusal(
          Refusal.TOO_LARGE, "expected at most " + most + " samples, found " + given.samples);
    }
    return CodeSequence.of(
        model,
        given.codes,
        CodeOptions.defaults()
            .voice(voice(given.speaker))
            .levels(Arrays.stream(given.levels).boxed().toList())
            .packetFrames(given.packetFrames)
            .samples(given.samples));
  }

  /** The voice of a header's bytes; one beyond 127 makes a number beyond 1, which is none. */
  private static Voice voice(Float[] bytes) {
    float[] vector = new float[bytes.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = bytes[i] / SpeakerBytes.SCALE;
    }
    return Voice.ofVector(vector);
  }
}
