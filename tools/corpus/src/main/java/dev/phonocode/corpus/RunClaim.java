// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/** Which run works on a corpus: the last one that began; an older one finds out and stops. */
record RunClaim(CorpusFolder folder, String id) {
  static RunClaim take(CorpusFolder folder) throws IOException {
    RunClaim claim = new RunClaim(folder, UUID.randomUUID().toString());
    folder.write(claim.file(), claim.id);
    return claim;
  }

  /**
   * Checks that no other run has begun since.
   *
   * @throws IOException if one has
   */
  void check() throws IOException {
    Optional<String> found = folder.text(file());
    if (!found.equals(Optional.of(id))) {
      throw new IOException(folder + ": another run has taken this corpus over");
    }
  }

  private Path file() {
    return new Path(folder.work(), "run");
  }
}
