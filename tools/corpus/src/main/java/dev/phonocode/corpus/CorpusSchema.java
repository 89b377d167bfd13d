// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a corpus: flat, so that pandas, DuckDB and Spark read them without a decoder of
 * ours, and enough to decode again to the same samples.
 */
public final class CorpusSchema {
  /** As the recording was listed; names a row. */
  public static final String PATH = "path";

  /** Where the recording is: a path or URI that Hadoop's {@code FileSystem} opens. */
  public static final String LOCATION = "location";

  /** Size of the recording in bytes; 0 where it is not known. */
  public static final String BYTES = "bytes";

  /** Who speaks; null where that is not known. */
  public static final String SPEAKER = "speaker";

  /** Such as {@code train}; null where that is not known. */
  public static final String SPLIT = "split";

  /** What is said; null where that is not known. */
  public static final String TEXT = "text";

  /** Length of the speech. */
  public static final String SECONDS = "seconds";

  /** Samples of the speech, at the model's rate. */
  public static final String SAMPLES = "samples";

  /** Code frames: the length of each list of codes. */
  public static final String FRAMES = "frames";

  /** SHA-256 of the model that made the codes. */
  public static final String MODEL = "model";

  /** The talker's vector times 127. */
  public static final String VOICE = "voice";

  /** Level of each packet of 200 frames, in half decibels below full scale. */
  public static final String LEVEL = "level";

  /** Why a recording has no codes; null where it has. */
  public static final String ERROR = "error";

  private static final String CODE = "code_";

  private CorpusSchema() {}

  /** The column of a book's codes. */
  public static String code(int book) {
    return CODE + book;
  }

  /** Of recordings to encode. */
  static StructType recordings() {
    return new StructType()
        .add(PATH, DataTypes.StringType, false)
        .add(LOCATION, DataTypes.StringType, false)
        .add(SPEAKER, DataTypes.StringType)
        .add(SPLIT, DataTypes.StringType)
        .add(TEXT, DataTypes.StringType)
        .add(BYTES, DataTypes.LongType, false);
  }

  /** Of encoded recordings; all from {@link #SECONDS} on are null where {@link #ERROR} is not. */
  static StructType encoded(int books) {
    StructType schema =
        new StructType()
            .add(PATH, DataTypes.StringType, false)
            .add(SPEAKER, DataTypes.StringType)
            .add(SPLIT, DataTypes.StringType)
            .add(TEXT, DataTypes.StringType)
            .add(SECONDS, DataTypes.DoubleType)
            .add(SAMPLES, DataTypes.LongType)
            .add(FRAMES, DataTypes.LongType)
            .add(MODEL, DataTypes.StringType)
            .add(VOICE, list(DataTypes.ByteType))
            .add(LEVEL, list(DataTypes.ByteType));
    for (int book = 1; book <= books; book++) {
      schema = schema.add(code(book), list(DataTypes.ShortType));
    }
    return schema.add(ERROR, DataTypes.StringType);
  }

  /** The columns of codes alone. */
  static List<String> codeColumns(int books) {
    return names(encoded(books)).stream().filter(name -> !name.equals(ERROR)).toList();
  }

  /** The columns of a failure. */
  static List<String> failureColumns() {
    return List.of(PATH, SPEAKER, SPLIT, TEXT, ERROR);
  }

  /**
   * Books of a table of codes.
   *
   * @throws IllegalArgumentException if a column is missing that decoding needs
   */
  static int books(StructType schema) {
    List<String> names = names(schema);
    for (String needed : List.of(PATH, SAMPLES, MODEL, VOICE, LEVEL, code(1))) {
      if (!names.contains(needed)) {
        throw new IllegalArgumentException(
            "expected a table of codes with a column " + needed + ", found " + names);
      }
    }
    int books = 1;
    while (names.contains(code(books + 1))) {
      books++;
    }
    return books;
  }

  private static List<String> names(StructType schema) {
    return new ArrayList<>(Arrays.stream(schema.fields()).map(StructField::name).toList());
  }

  private static ArrayType list(DataType element) {
    return DataTypes.createArrayType(element, false);
  }
}
