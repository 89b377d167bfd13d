// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;

/**
 * What holds for all codes of a corpus.
 *
 * @param model SHA-256 of the model
 * @param sampleRateHz of the speech
 * @param frameRateHz code frames a second
 * @param books codes of each frame
 * @param codebookSize different codes of each book
 * @param raw whether codes were chosen by distance alone, without the model's prior
 * @param passes of analysis by synthesis; 0 where an older file does not say
 */
public record CorpusSettings(
    String model,
    @SerializedName("sample_rate") int sampleRateHz,
    @SerializedName("frame_rate") double frameRateHz,
    int books,
    @SerializedName("codebook_size") int codebookSize,
    boolean raw,
    int passes) {
  String toJson() {
    return new Gson().toJson(this);
  }

  static CorpusSettings parse(String json, String name) throws IOException {
    try {
      CorpusSettings settings = new Gson().fromJson(json, CorpusSettings.class);
      if (settings == null || settings.model == null) {
        throw new IOException(name + ": expected the settings of a corpus, found " + json.strip());
      }
      return settings;
    } catch (JsonParseException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
