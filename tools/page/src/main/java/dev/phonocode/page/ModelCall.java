// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the page must know of the model and of its own limits, as JSON. */
final class ModelCall implements Call {
  private final byte[] answer;

  ModelCall(SpeechCodec codec, PageOptions options) {
    SpeechModel model = codec.model();
    ModelConfig config = model.config();
    JsonObject facts = new JsonObject();
    facts.addProperty("name", config.name());
    facts.addProperty("id", model.id());
    facts.addProperty("sampleRateHz", config.sampleRateHz());
    facts.addProperty("hopSamples", config.codeHopSamples());
    facts.addProperty("books", config.quantiser().books());
    facts.addProperty("defaultBooks", config.quantiser().defaultBooks());
    facts.addProperty("codebookSize", config.quantiser().size());
    facts.addProperty("hasPrior", model.prior().isPresent());
    facts.addProperty("maxSeconds", options.maxSeconds());
    facts.addProperty("pushMillis", LiveCall.PUSH_MILLIS);
    JsonArray voices = new JsonArray();
    for (NamedSpeaker speaker : model.speakers()) {
      JsonObject voice = new JsonObject();
      voice.addProperty("name", speaker.name());
      voice.addProperty("sex", speaker.sex());
      speaker.pitch().ifPresent(hertz -> voice.addProperty("pitchHz", hertz));
      voices.add(voice);
    }
    facts.add("voices", voices);
    model
        .phones()
        .ifPresent(
            phones -> {
              JsonArray labels = new JsonArray();
              for (int code = 0; code < config.quantiser().size(); code++) {
                labels.add(phones.of(code).phone());
              }
              facts.addProperty("phoneBook", phones.book() - 1);
              facts.add("phones", labels);
            });
    answer = facts.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void answer(Request request) throws IOException {
    request.answer("application/json", answer);
  }
}
