// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which files meet in a batch; a file's name is its length in seconds. */
class BulkJobsTest {
  private final List<String> done = new ArrayList<>();
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  /** Files of these lengths, in batches of 10 padded seconds. */
  private int run(String... names) throws Exception {
    List<FileJobs.Job> jobs = new ArrayList<>();
    for (String name : names) {
      jobs.add(new FileJobs.Job(name, new Destination(name + ".out", false, List.of())));
    }
    PrintStream err = new PrintStream(words, true);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            Progress.Style.NONE,
            false,
            false,
            Map.of());
    FileJobs files = new FileJobs(jobs, Optional.empty(), 0, 1, false);
    FileJobs.Work alone = (job, c) -> said("alone " + job.input());
    return new BulkJobs<>(new Lengths(), 10, alone).run(files, console);
  }

  private FileJobs.Done said(String what) {
    done.add(what);
    return new FileJobs.Done("", List.of(), 1);
  }

  private final class Lengths implements BulkJobs.Work<Double, Double> {
    @Override
    public Optional<Double> read(FileJobs.Job job, double mostSeconds, Console console)
        throws IOException {
      if (job.input().equals("bad")) {
        throw new IOException("no sound");
      }
      double seconds = Double.parseDouble(job.input());
      return seconds > mostSeconds ? Optional.empty() : Optional.of(seconds);
    }

    @Override
    public double seconds(Double read) {
      return read;
    }

    @Override
    public List<Double> compute(List<Double> batch) {
      done.add("batch " + batch);
      if (batch.contains(9.0)) {
        throw new IllegalStateException("the device is gone");
      }
      return batch;
    }

    @Override
    public FileJobs.Done write(FileJobs.Job job, Double result, Console console)
        throws IOException {
      if (result == 2.5) {
        throw new IOException("disk full");
      }
      return said("wrote " + job.input());
    }
  }

  @Test
  void aBatchIsFullWhenItsLongestTimesItsFilesWouldBeTooMuch() throws Exception {
    assertEquals(0, run("1", "2", "3", "4", "4", "1"));
    assertEquals(
        List.of(
            "batch [1.0, 2.0, 3.0]",
            "wrote 1",
            "wrote 2",
            "wrote 3",
            "batch [4.0, 4.0]",
            "wrote 4",
            "wrote 4",
            "batch [1.0]",
            "wrote 1"),
        done);
  }

  @Test
  void aFileTooLongForABatchIsDoneAloneAndInItsPlace() throws Exception {
    assertEquals(0, run("1", "11", "10", "2"));
    assertEquals(
        List.of(
            "batch [1.0]",
            "wrote 1",
            "alone 11",
            "batch [10.0]",
            "wrote 10",
            "batch [2.0]",
            "wrote 2"),
        done);
  }

  @Test
  void filesThatFailAreNamedAndTheOthersAreDone() throws Exception {
    assertEquals(3, run("1", "bad", "2.5"));
    assertEquals(List.of("batch [1.0, 2.5]", "wrote 1"), done);
    assertEquals(List.of("bad: no sound", "2.5: disk full"), words.toString().lines().toList());
    assertEquals(1, run("bad"));
  }

  @Test
  void whatEndsABatchEndsTheRun() {
    assertThrows(IllegalStateException.class, () -> run("9", "9"));
  }
}
