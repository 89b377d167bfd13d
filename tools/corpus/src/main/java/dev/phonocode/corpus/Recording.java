// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A recording to encode; null where something is not known, as in a row.
 *
 * @param path as it was listed
 * @param location where it is
 */
record Recording(String path, String location, String speaker, String split, String text) {
  /** From a row that has a path; all other columns may be missing. */
  static Recording of(Row row) {
    String path = row.getAs(CorpusSchema.PATH);
    String location = cell(row, CorpusSchema.LOCATION);
    return new Recording(
        path,
        location == null ? path : location,
        cell(row, CorpusSchema.SPEAKER),
        cell(row, CorpusSchema.SPLIT),
        cell(row, CorpusSchema.TEXT));
  }

  private static String cell(Row row, String column) {
    boolean exists = Arrays.asList(row.schema().fieldNames()).contains(column);
    return exists ? row.getAs(column) : null;
  }

  /** The cells with which an encoded row begins. */
  List<Object> described() {
    return Arrays.asList(path, speaker, split, text);
  }
}
