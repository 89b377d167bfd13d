// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** A row in, a row out, with something to prepare once for each partition. */
interface RowByRow extends MapPartitionsFunction<Row, Row> {
  /** What is done with each row of one partition. */
  UnaryOperator<Row> prepare();

  @Override
  default Iterator<Row> call(Iterator<Row> rows) {
    UnaryOperator<Row> each = prepare();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return each.apply(rows.next());
      }
    };
  }
}
