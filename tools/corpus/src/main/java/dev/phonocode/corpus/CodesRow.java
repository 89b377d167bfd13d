// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
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
   * @throws IllegalArgumentException naming the number, packet or code that does not fit, or the
   *     model, if it is another
   */
  static CodeSequence sequence(Row row, SpeechModel model, int books) {
    String id = row.getAs(CorpusSchema.MODEL);
    if (!model.id().equals(id)) {
      throw new IllegalArgumentException(
          "made by model " + id + ", expected that of this codec, " + model.id());
    }
    ModelConfig config = model.config();
    long samples = row.<Long>getAs(CorpusSchema.SAMPLES);
    PhcHeader header =
        new PhcHeader(
            id,
            config.sampleRateHz(),
            config.codeHopSamples(),
            EncodeOptions.defaults().packetFrames(),
            OptionalLong.of(samples),
            Collections.nCopies(books, config.quantiser().size()),
            bytes(list(row, CorpusSchema.VOICE)));
    List<List<Short>> codes = new ArrayList<>(); // [books][frames]
    for (int book = 1; book <= books; book++) {
      codes.add(list(row, CorpusSchema.code(book)));
    }
    return new CodeSequence(
        header, packets(codes, list(row, CorpusSchema.LEVEL), header.packetFrames()), samples);
  }

  private static List<PhcPacket> packets(
      List<List<Short>> codes, List<Byte> levels, int packetFrames) {
    int frames = codes.get(0).size();
    for (int book = 0; book < codes.size(); book++) {
      requireLength(CorpusSchema.code(book + 1), codes.get(book).size(), frames);
    }
    int count = (frames + packetFrames - 1) / packetFrames;
    requireLength(CorpusSchema.LEVEL, levels.size(), count);
    List<PhcPacket> packets = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int first = index * packetFrames;
      int[][] own = new int[Math.min(packetFrames, frames - first)][codes.size()];
      for (int frame = 0; frame < own.length; frame++) {
        for (int book = 0; book < codes.size(); book++) {
          own[frame][book] = codes.get(book).get(first + frame);
        }
      }
      packets.add(new PhcPacket(index, levels.get(index), own));
    }
    return packets;
  }

  private static Byte[] boxed(byte[] numbers) {
    Byte[] boxed = new Byte[numbers.length];
    Arrays.setAll(boxed, i -> numbers[i]);
    return boxed;
  }

  private static byte[] bytes(List<Byte> numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = numbers.get(i);
    }
    return bytes;
  }

  private static <T> List<T> list(Row row, String column) {
    int index = row.fieldIndex(column);
    if (row.isNullAt(index)) {
      throw new IllegalArgumentException("column " + column + ": expected a list, found null");
    }
    return row.getList(index);
  }

  private static void requireLength(String column, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "column " + column + ": expected a list of " + expected + ", found " + found);
    }
  }
}
