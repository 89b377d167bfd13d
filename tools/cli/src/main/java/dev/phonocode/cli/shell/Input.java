// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.WarningListener;
import dev.phonocode.audio.files.InputFile;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A file to read, or standard input, that can be looked at before it is read. Warnings about its
 * sound go to standard error and are kept; with {@code --strict} they are errors.
 */
public final class Input implements Closeable, WarningListener {
  /** Names standard input. */
  public static final String STDIN = "-";

  private static final int BUFFER_BYTES = 1 << 16;

  private final String operand;
  private final Counted counted;
  private final BufferedInputStream stream;
  private final SoundWarnings warnings;

  private Input(String operand, InputStream stream, Console console) {
    this.operand = operand;
    this.warnings = new SoundWarnings(console);
    this.counted = new Counted(stream);
    this.stream = new BufferedInputStream(counted, BUFFER_BYTES);
  }

  /**
   * Opens an input.
   *
   * @param operand a path, or {@code -} for standard input
   * @throws IOException if there is no such file or it cannot be read
   */
  public static Input open(String operand, Console console) throws IOException {
    if (operand.equals(STDIN)) {
      return new Input(STDIN, console.in(), console);
    }
    return new Input(operand, InputFile.open(Path.of(operand)), console);
  }

  /** All sound of an operand. */
  public static AudioClip readClip(String operand, Console console) throws IOException {
    try (Input input = open(operand, console)) {
      return AudioFiles.read(input.stream, input.name(), input);
    }
  }

  /** The name to show. */
  public String name() {
    return operand.equals(STDIN) ? "standard input" : operand;
  }

  /** The name to give to a command. */
  public String operand() {
    return operand;
  }

  @Override
  public void warn(AudioWarning warning) throws IOException {
    warnings.warn(warning);
  }

  /** What was warned of so far, for reports. */
  public List<String> warnings() {
    return warnings.messages();
  }

  /** The bytes, from the first on. */
  public InputStream stream() {
    return stream;
  }

  /**
   * The first bytes, which stay to be read. Call it before anything is read.
   *
   * @param most bytes to wait for; fewer come if the input ends before
   */
  public byte[] peek(int most) throws IOException {
    stream.mark(most);
    byte[] start = stream.readNBytes(most);
    stream.reset();
    return start;
  }

  /** Bytes of the whole input; those that were not read yet are skipped. */
  public long bytesToEnd() throws IOException {
    stream.transferTo(OutputStream.nullOutputStream());
    return counted.bytes;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int offset, int length) throws IOException {
      int n = in.read(b, offset, length);
      bytes += Math.max(0, n);
      return n;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
