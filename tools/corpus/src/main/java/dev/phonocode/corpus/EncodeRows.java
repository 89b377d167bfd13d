// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Encodes the recordings of a partition one after the other; what fails is a row too. */
final class EncodeRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final SharedModel model;
  private final HadoopFiles files;
  private final Settings settings;
  private final int books;

  /** What {@link EncodeOptions} say, in a form that travels. */
  private record Settings(int books, Duration lookIn, String speaker, boolean isRaw)
      implements java.io.Serializable {
    EncodeOptions options() {
      EncodeOptions options = EncodeOptions.defaults().books(books).lookIn(lookIn);
      options = speaker == null ? options : options.speaker(speaker);
      return isRaw ? options.raw() : options;
    }
  }

  EncodeRows(SharedModel model, HadoopFiles files, EncodeOptions options, int books) {
    this.model = model;
    this.files = files;
    this.settings =
        new Settings(books, options.lookIn(), options.speaker().orElse(null), options.isRaw());
    this.books = books;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    SpeechCodec codec = model.codec();
    EncodeOptions options = settings.options();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Recording recording = Recording.of(rows.next());
        try {
          return CodesRow.of(recording, encode(recording.location(), codec, options));
        } catch (IOException | RuntimeException e) {
          return CodesRow.failed(recording, OneLine.of(e, recording.location()), books);
        }
      }
    };
  }

  private CodeSequence encode(String location, SpeechCodec codec, EncodeOptions options)
      throws IOException {
    try (AudioSource sound = AudioFiles.open(files.open(location), location);
        PacketSource packets = codec.encode(sound, options)) {
      return packets.readAll();
    }
  }
}
