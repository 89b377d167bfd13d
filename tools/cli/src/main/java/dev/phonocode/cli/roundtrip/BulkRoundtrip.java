// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.cli.coding.BulkEncoding;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.internal.bulk.FramedSpeech;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code roundtrip} in batches: encoding, then decoding. */
record BulkRoundtrip(BulkEncoding encoding, GroupedRoundtrip decoding)
    implements BulkJobs.Work<FramedSpeech, GroupedRoundtrip.Both> {
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
  public List<GroupedRoundtrip.Both> compute(List<FramedSpeech> batch) {
    return decoding.compute(encoding.compute(batch));
  }

  @Override
  public FileJobs.Done write(FileJobs.Job job, GroupedRoundtrip.Both both, Console console)
      throws UsageException, IOException {
    return decoding.write(job, both, console);
  }
}
