// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.CodeLayout;
import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.Voice;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A code sequence as the cells of a row, and back. */
final class CodesRow {
  /** What a cell of {@code list<int16>} holds. */
  static final int MAX_CODEBOOK_SIZE = Short.MAX_VALUE + 1;

  private CodesRow() {}

  /** The row of a recording that was encoded. */
  static Row of(Recording recording, CodeSequence codes) {
    List<Object> cells = new ArrayList<>(recording.described());
    cells.add(codes.seconds());
    cells.add(codes.samples());
    cells.add(codes.frames());
    cells.add(codes.modelId());
    cells.add(boxed(codes.speaker()));
    cells.add(codes.packets().stream().map(p -> (byte) p.level()).toArray(Byte[]::new));
    int[][] all = codes.codes(); // [frames][books]
    for (int book = 0; book < codes.books(); book++) {
      Short[] column = new Short[all.length];
      for (int frame = 0; frame < all.length; frame++) {
        column[frame] = (short) all[frame][book];
      }
      cells.add(column);
    }
    cells.add(null);
    return RowFactory.create(cells.toArray());
  }

  /** The row of a recording that could not be encoded. */
  static Row failed(Recording recording, String error, int books) {
    List<Object> cells = new ArrayList<>(recording.described());
    int nulls = CorpusSchema.encoded(books).size() - cells.size() - 1;
    cells.addAll(Collections.nCopies(nulls, null));
    cells.add(error);
    return RowFactory.create(cells.toArray());
  }

  /**
   * The code sequence of a row.
   *
   * @param row with the columns that {@link CorpusSchema#books} asks for, by name
   * @throws IllegalArgumentException naming the number, book or code that does not fit, or the
   *     model, if it is another
   */
  static CodeSequence sequence(Row row, SpeechModel model, int books) {
    String id = row.getAs(CorpusSchema.MODEL);
    if (!model.id().equals(id)) {
      throw new IllegalArgumentException(
          "made by model " + id + ", expected that of this codec, " + model.id());
    }
    int[][] codes = new int[books][]; // [books][frames]
    for (int book = 0; book < books; book++) {
      codes[book] = ints(row, CorpusSchema.code(book + 1)).toArray();
    }
    List<Integer> levels = ints(row, CorpusSchema.LEVEL).boxed().toList();
    int packetFrames = EncodeOptions.defaults().packetFrames();
    int packets = (codes[0].length + packetFrames - 1) / packetFrames;
    if (levels.size() != packets) {
      // One level for all packets would be taken for what a program made, not for a damaged row.
      throw new IllegalArgumentException(
          "column %s: expected a list of %d, found %d"
              .formatted(CorpusSchema.LEVEL, packets, levels.size()));
    }
    CodeOptions options =
        CodeOptions.defaults()
            .layout(CodeLayout.BOOKS_BY_FRAMES)
            .voice(
                Voice.ofVector(SpeakerBytes.vector(CodesRow.<Byte>list(row, CorpusSchema.VOICE))))
            .levels(levels)
            .packetFrames(packetFrames)
            .samples(row.<Long>getAs(CorpusSchema.SAMPLES));
    return CodeSequence.of(model, codes, options);
  }

  private static Byte[] boxed(byte[] numbers) {
    Byte[] boxed = new Byte[numbers.length];
    Arrays.setAll(boxed, i -> numbers[i]);
    return boxed;
  }

  private static IntStream ints(Row row, String column) {
    return CodesRow.<Number>list(row, column).stream().mapToInt(Number::intValue);
  }

  private static <T> List<T> list(Row row, String column) {
    int index = row.fieldIndex(column);
    if (row.isNullAt(index)) {
      throw new IllegalArgumentException("column " + column + ": expected a list, found null");
    }
    return row.getList(index);
  }
}
