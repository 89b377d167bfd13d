// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a corpus of codes holds, counted.
 *
 * @param recordings with codes
 * @param failures recordings without
 * @param reasons how many failed for each reason, the commonest first, ten at most
 * @param speakers different ones, where they are known
 * @param seconds of speech
 * @param frames code frames
 * @param bytes on the file system, of the codes alone
 * @param books the first one first
 */
public record CorpusStats(
    long recordings,
    long failures,
    Map<String, Long> reasons,
    long speakers,
    double seconds,
    long frames,
    long bytes,
    List<Book> books) {
  private static final int MOST_REASONS = 10;
  private static final String BOOK = "book";
  private static final String CODE = "code";
  private static final String COUNT = "count";

  /**
   * A book's codes.
   *
   * @param used different codes
   * @param entropyBits a code, each taken alone: - sum of p log2 p over their shares p
   */
  public record Book(long used, double entropyBits) {
    /** How many equally frequent codes would tell as much. */
    public double perplexity() {
      return Math.pow(2, entropyBits);
    }
  }

  /** Keeps the order of the reasons. */
  public CorpusStats {
    reasons = new LinkedHashMap<>(reasons);
    books = List.copyOf(books);
  }

  /** Bits a second of codes that are coded by their frequency alone. */
  public double entropyBitsPerSecond() {
    double bits = books.stream().mapToDouble(Book::entropyBits).sum();
    return frames * bits / seconds;
  }

  /** Reads a corpus once, column by column. */
  public static CorpusStats of(CorpusFolder folder) throws IOException {
    Dataset<Row> codes = folder.codes();
    Row row =
        codes
            .agg(
                count(lit(1)),
                count_distinct(col(CorpusSchema.SPEAKER)),
                sum(CorpusSchema.SECONDS),
                sum(CorpusSchema.FRAMES))
            .first();
    Map<String, Long> reasons = new LinkedHashMap<>();
    long failures = 0;
    if (folder.failures().isPresent()) {
      Dataset<Row> failed = folder.failures().get();
      failures = failed.count();
      failed
          .groupBy(CorpusSchema.ERROR)
          .count()
          .orderBy(col(COUNT).desc(), col(CorpusSchema.ERROR))
          .limit(MOST_REASONS)
          .collectAsList()
          .forEach(reason -> reasons.put(reason.getString(0), reason.getLong(1)));
    }
    return new CorpusStats(
        row.getLong(0),
        failures,
        reasons,
        row.getLong(1),
        row.isNullAt(2) ? 0 : row.getDouble(2),
        row.isNullAt(3) ? 0 : row.getLong(3),
        folder.bytes(),
        books(codes));
  }

  private static List<Book> books(Dataset<Row> codes) {
    int books = CorpusSchema.books(codes.schema());
    Dataset<Row> all = column(codes, 1);
    for (int book = 2; book <= books; book++) {
      all = all.union(column(codes, book));
    }
    List<List<Long>> counts = new ArrayList<>();
    for (int book = 0; book < books; book++) {
      counts.add(new ArrayList<>());
    }
    all.groupBy(BOOK, CODE)
        .count()
        .orderBy(BOOK, CODE)
        .collectAsList()
        .forEach(row -> counts.get(row.getInt(0) - 1).add(row.getLong(2)));
    return counts.stream().map(CorpusStats::book).toList();
  }

  private static Dataset<Row> column(Dataset<Row> codes, int book) {
    return codes.select(lit(book).as(BOOK), explode(col(CorpusSchema.code(book))).as(CODE));
  }

  private static Book book(List<Long> counts) {
    double all = counts.stream().mapToLong(Long::longValue).sum();
    double bits =
        counts.stream().mapToDouble(n -> -n / all * Math.log(n / all) / Math.log(2)).sum();
    return new Book(counts.size(), bits);
  }
}
