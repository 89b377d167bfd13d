// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.wav.WavStreamSink;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Decodes the rows of a partition to WAV files; what fails is a row too. */
record DecodeRows(SharedModel model, HadoopFiles files, SpokenAs spokenAs, String folder, int books)
    implements RowByRow {
  @Override
  public UnaryOperator<Row> prepare() {
    SpeechCodec codec = model.codec();
    return row -> decode(row, codec);
  }

  private Row decode(Row row, SpeechCodec codec) {
    String path = row.getAs(CorpusSchema.PATH);
    try {
      CodeSequence codes = CodesRow.sequence(row, codec.model(), books);
      Path file = WavPlace.of(folder, path);
      new WholeFiles(files).write(file, out -> write(codes, codec, out));
      return RowFactory.create(path, file.toString(), codes.seconds(), null);
    } catch (IOException | RuntimeException e) {
      return RowFactory.create(path, null, null, OneLine.of(e));
    }
  }

  private void write(CodeSequence codes, SpeechCodec codec, OutputStream out) throws IOException {
    try (AudioSink sink = WavStreamSink.ofLength(out, codes.sampleRateHz(), codes.samples())) {
      codec.decode(codes.stream(), sink, spokenAs.options());
    }
  }
}
