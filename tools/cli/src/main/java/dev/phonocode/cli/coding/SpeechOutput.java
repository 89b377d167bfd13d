// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Output;
import java.io.IOException;

/**
 * A WAV file that appears under its name only when it is whole, or a WAV of unknown length on
 * standard output.
 */
public final class SpeechOutput implements AudioSink {
  private final Output output;
  private final AudioSink sink;

  /**
   * Opens it.
   *
   * @throws IOException if it exists and may not be replaced, or cannot be written
   */
  public SpeechOutput(Destination destination, int sampleRateHz, Console console)
      throws IOException {
    output = Output.open(destination, console);
    sink = AudioFiles.create(output.file(), sampleRateHz);
  }

  /** Writes all of a clip. */
  public static void write(Destination destination, AudioClip clip, Console console)
      throws IOException {
    try (SpeechOutput output = new SpeechOutput(destination, clip.sampleRateHz(), console)) {
      output.write(clip.samples(), 0, clip.samples().length);
      output.finish();
    }
  }

  @Override
  public int sampleRateHz() {
    return sink.sampleRateHz();
  }

  @Override
  public void write(float[] samples, int offset, int length) throws IOException {
    sink.write(samples, offset, length);
  }

  @Override
  public void finish() throws IOException {
    output.check();
    sink.finish();
  }

  /** Leaves nothing behind unless it was finished. */
  @Override
  public void close() throws IOException {
    try (output) {
      sink.close();
    }
  }
}
