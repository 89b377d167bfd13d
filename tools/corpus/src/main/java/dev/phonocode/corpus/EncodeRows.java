// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;

/** Encodes recordings, one after the other; what fails is a row too. */
record EncodeRows(SharedModel model, HadoopFiles files, Settings settings)
    implements MapFunction<Row, Row> {
  /** What {@link EncodeOptions} say, in a form that travels. */
  record Settings(int books, Duration lookIn, String speaker, boolean isRaw, int passes)
      implements Serializable {
    static Settings of(EncodeOptions options, int books) {
      String speaker = options.speaker().orElse(null);
      return new Settings(books, options.lookIn(), speaker, options.isRaw(), options.passes());
    }

    EncodeOptions options() {
      EncodeOptions options = EncodeOptions.defaults().books(books).lookIn(lookIn).refine(passes);
      options = speaker == null ? options : options.speaker(speaker);
      return isRaw ? options.raw() : options;
    }
  }

  @Override
  public Row call(Row row) {
    SpeechCodec codec = model.codec();
    Recording recording = Recording.of(row);
    try {
      return CodesRow.of(recording, encode(recording.location(), codec));
    } catch (IOException | RuntimeException e) {
      return CodesRow.failed(recording, OneLine.of(e, recording.location()), settings.books());
    }
  }

  private CodeSequence encode(String location, SpeechCodec codec) throws IOException {
    try (AudioSource sound = AudioFiles.open(files.open(location), location);
        PacketSource packets = codec.encode(sound, settings.options())) {
      return packets.readAll();
    }
  }
}
