// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Hours of speech by the size of a file, without opening it: enough to cut a corpus into shards of
 * about equal work.
 */
final class SpeechEstimate {
  /** 16-bit mono at 16 kHz. */
  private static final double WAV_BYTES_AN_HOUR = 115.2e6;

  private static final double FLAC_BYTES_AN_HOUR = 60e6;

  /** MP3, Vorbis and Opus at the rates that speech has. */
  private static final double OTHER_BYTES_AN_HOUR = 20e6;

  /** Opening a file costs something, whatever is in it. */
  private static final double LEAST_HOURS = 1.0 / 3600;

  private SpeechEstimate() {}

  /** Of a row with a path and bytes. */
  static Column hours() {
    Column name = col(CorpusSchema.PATH);
    Column bytesAnHour = // not by lower(), whose tables take a second to make
        when(name.rlike("(?i)\\.(wav|au|snd|aiff?|aifc)$"), WAV_BYTES_AN_HOUR)
            .when(name.rlike("(?i)\\.flac$"), FLAC_BYTES_AN_HOUR)
            .otherwise(OTHER_BYTES_AN_HOUR);
    return col(CorpusSchema.BYTES).divide(bytesAnHour).plus(lit(LEAST_HOURS));
  }
}
