// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.cli.coding.BulkDecoding;
import dev.phonocode.cli.coding.BulkEncoding;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.internal.bulk.FramedSpeech;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code roundtrip} in batches: encoding, then decoding. */
record BulkRoundtrip(BulkEncoding encoding, BulkDecoding decoding, Told told)
    implements BulkJobs.Work<FramedSpeech, BulkRoundtrip.Both> {
  /** What is said of a file once its sound is written. */
  @FunctionalInterface
  interface Told {
    FileJobs.Done of(FileJobs.Job job, RoundtripReport report, Console console)
        throws UsageException, IOException;
  }

  /** Speech both ways. */
  record Both(BulkEncoding.Coded coded, BulkDecoding.Spoken spoken) {}

  @Override
  public Optional<FramedSpeech> read(FileJobs.Job job, double mostSeconds, Console console)
      throws IOException {
    return encoding.read(job, mostSeconds, console);
  }

  @Override
  public double seconds(FramedSpeech speech) {
    return speech.seconds();
  }

  @Override
  public List<Both> compute(List<FramedSpeech> batch) {
    List<BulkEncoding.Coded> coded = encoding.compute(batch);
    List<CodeSequence> codes = coded.stream().map(BulkEncoding.Coded::codes).toList();
    List<BulkDecoding.Spoken> spoken = decoding.compute(codes);
    List<Both> all = new ArrayList<>();
    for (int i = 0; i < coded.size(); i++) {
      all.add(new Both(coded.get(i), spoken.get(i)));
    }
    return all;
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, Both both, Console console)
      throws UsageException, IOException {
    decoding.write(job, both.spoken(), console);
    double encodeXrt = both.coded().timesRealTime();
    double decodeXrt = both.spoken().timesRealTime();
    return told.of(
        job, RoundtripReport.of(both.coded().codes(), encodeXrt, decodeXrt, List.of()), console);
  }
}
