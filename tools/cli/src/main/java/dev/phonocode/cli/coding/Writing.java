// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.container.PhcWriter;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.util.Optional;

/** Writes packets as they come, in bounded memory. */
final class Writing {
  private Writing() {}

  /**
   * Writes all packets to {@code output} and makes it whole.
   *
   * @param prior of the model, if it has one
   */
  static void run(Packets packets, Optional<CodePrior> prior, Output output, Progress progress)
      throws IOException {
    PhcWriter writer = new PhcWriter(output.stream(), packets.header(), prior);
    for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
      writer.write(p.get());
      progress.seconds(packets.secondsUpTo(p.get()));
    }
    writer.finish(packets.samples());
    output.commit();
  }
}
