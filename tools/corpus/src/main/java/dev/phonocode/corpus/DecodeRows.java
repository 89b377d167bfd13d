// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.wav.WavStreamSink;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Decodes the rows of a partition to WAV files, several streams in one pass over the weights; what
 * fails is a row too.
 */
record DecodeRows(SharedModel model, HadoopFiles files, SpokenAs spokenAs, String folder, int books)
    implements MapPartitionsFunction<Row, Row> {
  private static final int MOST_ROWS = 16;

  /**
   * Of speech in memory at once, 64 KB a second; a longer recording is decoded alone, as a stream.
   */
  private static final double MOST_SECONDS = 300;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    SpeechCodec codec = model.codec();
    Queue<Row> done = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !done.isEmpty() || rows.hasNext();
      }

      @Override
      public Row next() {
        if (done.isEmpty()) {
          done.addAll(decodeSome(rows, codec));
        }
        return done.remove();
      }
    };
  }

  /** At least one row, and as many as fit in memory. */
  private List<Row> decodeSome(Iterator<Row> rows, SpeechCodec codec) {
    List<Row> done = new ArrayList<>();
    List<Job> together = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < MOST_ROWS && seconds < MOST_SECONDS && rows.hasNext(); i++) {
      Row row = rows.next();
      String path = row.getAs(CorpusSchema.PATH);
      try {
        Job job = new Job(path, CodesRow.sequence(row, codec.model(), books));
        seconds += job.codes.seconds();
        if (job.codes.seconds() > MOST_SECONDS) {
          done.add(decodeAlone(job, codec));
        } else {
          together.add(job);
        }
      } catch (RuntimeException e) {
        done.add(failed(path, e));
      }
    }
    done.addAll(decodeTogether(together, codec));
    return done;
  }

  /** A row that can be read. */
  private record Job(String path, CodeSequence codes) {}

  private List<Row> decodeTogether(List<Job> jobs, SpeechCodec codec) {
    List<AudioClip> clips;
    try {
      clips = codec.decodeAll(jobs.stream().map(Job::codes).toList(), spokenAs.options());
    } catch (RuntimeException e) {
      // One of them; which, and why, shows when each is decoded by itself.
      return jobs.stream().map(job -> decodeAlone(job, codec)).toList();
    }
    List<Row> done = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      AudioClip clip = clips.get(i);
      done.add(
          write(
              jobs.get(i),
              sink -> {
                sink.write(clip.samples(), 0, clip.samples().length);
                sink.finish();
              }));
    }
    return done;
  }

  private Row decodeAlone(Job job, SpeechCodec codec) {
    return write(job, sink -> codec.decode(job.codes.stream(), sink, spokenAs.options()));
  }

  /** What makes the sound of a file. */
  private interface Sound {
    void into(AudioSink sink) throws IOException;
  }

  private Row write(Job job, Sound sound) {
    CodeSequence codes = job.codes;
    try {
      Path file = WavPlace.of(folder, job.path);
      new WholeFiles(files)
          .write(
              file,
              out -> {
                try (AudioSink sink =
                    WavStreamSink.ofLength(out, codes.sampleRateHz(), codes.samples())) {
                  sound.into(sink);
                }
              });
      return RowFactory.create(job.path, file.toString(), codes.seconds(), null);
    } catch (IOException | RuntimeException e) {
      return failed(job.path, e);
    }
  }

  private static Row failed(String path, Exception reason) {
    return RowFactory.create(path, null, null, OneLine.of(reason));
  }
}
