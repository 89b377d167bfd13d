// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link CorpusSchema#recordings} with the size of each file in their last column. */
final class Sizes implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final HadoopFiles files;

  Sizes(HadoopFiles files) {
    this.files = files;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        Object[] cells = new Object[row.size()];
        for (int i = 0; i < cells.length - 1; i++) {
          cells[i] = row.get(i);
        }
        cells[cells.length - 1] = files.bytes(row.getAs(CorpusSchema.LOCATION));
        return RowFactory.create(cells);
      }
    };
  }
}
