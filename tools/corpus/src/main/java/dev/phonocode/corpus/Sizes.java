// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link CorpusSchema#recordings} with the size of each file in their last column. */
record Sizes(HadoopFiles files) implements MapFunction<Row, Row> {
  @Override
  public Row call(Row row) {
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length - 1; i++) {
      cells[i] = row.get(i);
    }
    cells[cells.length - 1] = files.bytes(row.getAs(CorpusSchema.LOCATION));
    return RowFactory.create(cells);
  }
}
