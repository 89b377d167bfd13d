// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What verbs print for scripts: the keys are a promise. */
class ReportsTest extends InWorkplace {
  @Test
  void roundtripHasItsKeys() throws IOException {
    JsonObject json = json("roundtrip", place.speech(), place.out("a.wav"));
    assertEquals(
        List.of(
            "seconds",
            "frames",
            "books",
            "bits_nominal",
            "bits_coded",
            "bps_nominal",
            "bps_file",
            "encode_xrt",
            "decode_xrt",
            "codes_used",
            "perplexity",
            "model",
            "warnings"),
        keys(json));
    assertEquals(Workplace.SECONDS, json.get("seconds").getAsDouble());
    assertEquals(Workplace.FRAMES, json.get("frames").getAsInt());
    // 20 codes take 5 bits.
    assertEquals(Workplace.FRAMES * 15, json.get("bits_nominal").getAsInt());
    assertEquals((Workplace.FRAMES * 15 + 7) / 8 * 8, json.get("bits_coded").getAsInt());
    assertEquals(50 * 15, json.get("bps_nominal").getAsInt());
    double bytes = Files.size(place.codes());
    assertEquals(bytes * 8 / Workplace.SECONDS, json.get("bps_file").getAsDouble(), 1e-6);
    assertEquals(RandomModel.BOOKS, json.getAsJsonArray("codes_used").size());
    for (JsonElement perplexity : json.getAsJsonArray("perplexity")) {
      assertTrue(perplexity.getAsDouble() >= 1 && perplexity.getAsDouble() <= RandomModel.CODES);
    }
  }

  @Test
  void infoOfCodesHasItsKeys() throws IOException {
    JsonObject json = json("info", place.codes());
    assertEquals(
        List.of(
            "format",
            "version",
            "model",
            "sample_rate",
            "samples",
            "seconds",
            "frames",
            "frame_rate",
            "books",
            "codebook_size",
            "coding",
            "bytes",
            "bps_file",
            "speaker",
            "believed_seconds",
            "warnings"),
        keys(json));
    assertEquals("phc", json.get("format").getAsString());
    assertEquals(Workplace.SAMPLES, json.get("samples").getAsInt());
    assertEquals(Files.size(place.codes()), json.get("bytes").getAsLong());
    assertEquals(RandomModel.CODES, json.get("codebook_size").getAsInt());
    assertEquals(5, json.getAsJsonArray("speaker").size());
  }

  @Test
  void infoTellsSoundAndModelsByContent() throws IOException {
    Path renamed = Files.copy(place.speech(), place.out("speech.txt"));
    JsonObject sound = json("info", renamed);
    assertEquals("wav", sound.get("format").getAsString());
    assertEquals(Workplace.SAMPLES, sound.get("samples").getAsInt());
    assertEquals(Files.size(renamed), sound.get("bytes").getAsLong());
    JsonObject model = json("info", place.model());
    assertEquals("phm", model.get("format").getAsString());
    assertEquals(RandomModel.SPEAKER, model.getAsJsonArray("speakers").get(0).getAsString());
    assertEquals(Files.size(place.model()), model.get("bytes").getAsLong());
  }

  @Test
  void infoForPeopleIsATable() {
    String text = place.run("info", place.speech()).succeeds().text();
    assertTrue(text.startsWith("format       wav\nsample rate  16000\n"), text);
  }

  @Test
  void codesOfSpeechAreThoseOfItsFile() throws IOException {
    String csv = place.run("codes", place.speech()).succeeds().text();
    assertEquals(csv, place.run("codes", place.codes(), "--format", "csv").text());
    List<String> lines = csv.lines().toList();
    assertEquals(
        "frame,time_s,book1,book2,book3,level,samples,packet_frames,model,voice", lines.get(0));
    assertEquals(1 + Workplace.FRAMES, lines.size());
    assertTrue(lines.get(1).matches("0,0(,\\d+){4},,200,\\w{64},-?\\d+( -?\\d+)*"), lines.get(1));
    assertTrue(lines.get(21).matches("20,0\\.4(,\\d+){4},6560,,,"), lines.get(21));

    List<JsonObject> jsonl = place.run("codes", place.codes(), "--json").jsonLines();
    assertEquals(Workplace.FRAMES, jsonl.size());
    for (int i = 0; i < jsonl.size(); i++) {
      JsonObject frame = jsonl.get(i);
      assertEquals(List.of("frame", "time_s", "codes", "level"), keys(frame).subList(0, 4));
      String codes = frame.get("codes").toString().replaceAll("[\\[\\]]", "");
      String line = frame.get("frame") + "," + frame.get("time_s") + "," + codes + ",";
      assertTrue(lines.get(i + 1).startsWith(line + frame.get("level") + ","), line);
    }
    place.run("codes", place.codes(), place.out("a.csv")).succeeds();
    assertEquals(csv, Files.readString(place.out("a.csv")));
  }

  @Test
  void benchHasItsKeysAndMeasuresSomething() {
    JsonObject json = json("bench", "--seconds", 1, "--rounds", 1);
    List<String> promised =
        List.of(
            "encode_xrt",
            "decode_xrt",
            "decode_xrt_scalar",
            "prior_xrt",
            "kernel",
            "threads",
            "cpu",
            "limit_xrt");
    assertEquals(promised, keys(json).subList(0, promised.size()));
    assertTrue(json.get("prior_xrt").isJsonNull());
    for (String rate :
        List.of(
            "encode_xrt",
            "decode_xrt",
            "decode_xrt_scalar",
            "decode_xrt_fp32",
            "limit_xrt",
            "streams_ratio",
            "decode_share",
            "decode_together_xrt",
            "limit_together_xrt",
            "products_g_s",
            "roundtrip_cold_s",
            "roundtrip_warm_s")) {
      assertTrue(json.get(rate).getAsDouble() > 0, rate);
    }
  }

  @Test
  void benchOfTrainingAddsItsKeys() throws IOException {
    Path preset = place.out("tiny.json");
    Files.writeString(
        preset,
        """
        {"extends": "default",
         "model": {"encoder": {"channels": 16}, "conditioner": {"channels": 16, "output_channels": 16},
                   "quantiser": {"size": 8, "books": 2}, "decoder": {"channels": 16, "dilations": [1, 2], "knots": 16}},
         "training": {"stages": [{"name": "joint", "steps": 9, "ramp_steps": 1, "batch": 1, "context_frames": 4,
           "segment_frames": 4, "learning_rate": 1e-3, "decoder_learning_rate": 1e-3, "final_share": 1,
           "mel_weight": 1, "pitch_weight": 0, "commitment": 0.1, "book_dropout": 0, "code_jitter": 0}]}}
        """);
    JsonObject json =
        json("bench", "--seconds", 1, "--rounds", 1, "--training", "--preset", preset);
    for (String rate :
        List.of(
            "training_audio_s_s", "training_step_gflop", "training_gflop_s", "matmul_gflop_s")) {
      assertTrue(json.get(rate).getAsDouble() > 0, rate);
    }
    double share = json.get("training_share").getAsDouble();
    double rates =
        json.get("training_gflop_s").getAsDouble() / json.get("matmul_gflop_s").getAsDouble();
    assertEquals(rates, share, 1e-4);
    assertEquals("fp32", json.get("training_precision").getAsString());
    Run alone = place.run("bench", "--precision", "bf16").fails(2);
    assertTrue(alone.words().contains("--precision needs --training"), alone.words());
    place.run("bench", "--training", "--preset", "none").fails(1);
  }

  private JsonObject json(Object... args) {
    return place.run(args, "--json").succeeds().json();
  }

  private static List<String> keys(JsonObject json) {
    return List.copyOf(json.keySet());
  }
}
