// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Codes as the page has them: it may have changed them, and may send anything.
 *
 * <pre>
 *   {"samples": 16000, "packetFrames": 50, "speaker": [3, -12, ...], "levels": [52, ...],
 *    "codes": [[17, 3, 200, 8], ...]}                                  [frames][books]
 * </pre>
 */
final class CodesJson {
  private static final int CODE_CHARACTERS = 6; // a comma and up to five digits
  private static final int FIRST_BYTES = 1 << 16; // all but the codes

  private CodesJson() {}

  /** What is in the text, before any of it is believed. */
  private record Given(
      long samples, int packetFrames, Byte[] speaker, int[] levels, int[][] codes) {}

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
    JsonArray speaker = new JsonArray();
    for (byte number : header.speaker()) {
      speaker.add(number);
    }
    json.add("speaker", speaker);
    return json;
  }

  static JsonObject packet(PhcPacket packet) {
    JsonObject json = new JsonObject();
    json.addProperty("level", packet.level());
    JsonArray codes = new JsonArray();
    for (int frame = 0; frame < packet.frames(); frame++) {
      JsonArray row = new JsonArray();
      for (int book = 0; book < packet.books(); book++) {
        row.add(packet.code(frame, book));
      }
      codes.add(row);
    }
    json.add("codes", codes);
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
      given = new Gson().fromJson(new String(text, StandardCharsets.UTF_8), Given.class);
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
    return sequence(model, given);
  }

  private static CodeSequence sequence(SpeechModel model, Given given) throws Refusal {
    ModelConfig config = model.config();
    int books = given.codes.length == 0 ? config.quantiser().books() : given.codes[0].length;
    if (books < 1 || books > config.quantiser().books() || given.packetFrames < 1) {
      throw new Refusal(
          Refusal.BAD_REQUEST,
          "expected 1 to %d books in packets of 1 frame or more, found %d in packets of %d"
              .formatted(config.quantiser().books(), books, given.packetFrames));
    }
    if (given.speaker.length != config.speaker().size()) {
      throw new Refusal(
          Refusal.BAD_REQUEST,
          "expected a speaker of %d numbers, found %d"
              .formatted(config.speaker().size(), given.speaker.length));
    }
    byte[] speaker = new byte[given.speaker.length];
    for (int i = 0; i < speaker.length; i++) {
      speaker[i] = given.speaker[i];
    }
    PhcHeader header =
        new PhcHeader(
            model.id(),
            config.sampleRateHz(),
            config.codeHopSamples(),
            given.packetFrames,
            OptionalLong.of(given.samples),
            Collections.nCopies(books, config.quantiser().size()),
            speaker,
            model.prior().isPresent() ? Coding.PRIOR : Coding.FIXED_WIDTH);
    List<PhcPacket> packets = new ArrayList<>();
    for (int first = 0; first < given.codes.length; first += given.packetFrames) {
      if (packets.size() == given.levels.length) {
        throw new Refusal(
            Refusal.BAD_REQUEST, "expected a level for each packet, found " + packets.size());
      }
      int end = (int) Math.min(given.codes.length, (long) first + given.packetFrames);
      int[][] own = Arrays.copyOfRange(given.codes, first, end);
      packets.add(new PhcPacket(packets.size(), given.levels[packets.size()], own));
    }
    return new CodeSequence(header, packets, given.samples, model.prior());
  }
}
