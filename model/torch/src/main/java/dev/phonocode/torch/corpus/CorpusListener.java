// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.WarningListener;
import dev.phonocode.audio.corpus.LeftOut;
import java.io.IOException;

/** Told of recordings while a corpus is decoded, on the thread that decodes. */
public interface CorpusListener extends WarningListener {
  /**
   * The sound of a recording is probably not what was recorded.
   *
   * @throws IOException to leave the recording out
   */
  @Override
  default void warn(AudioWarning warning) throws IOException {}

  /**
   * A recording cannot be read, or has no samples.
   *
   * @throws IOException to end the work
   */
  default void leftOut(LeftOut recording) throws IOException {}
}
