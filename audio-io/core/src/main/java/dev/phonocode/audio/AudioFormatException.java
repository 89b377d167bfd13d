// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;

/** Bytes that are not the sound they should be: which source, where, expected and found. */
public final class AudioFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final long byteOffset;
  private final String expected;
  private final String found;

  /**
   * One clear line: {@code "SOURCE: at byte OFFSET: expected EXPECTED, found FOUND"}.
   *
   * @param source name of the file or stream
   * @param byteOffset bytes from the start of the source
   * @param expected what the format asks for there
   * @param found what was there
   */
  public AudioFormatException(String source, long byteOffset, String expected, String found) {
    super(source + ": at byte " + byteOffset + ": expected " + expected + ", found " + found);
    this.source = source;
    this.byteOffset = byteOffset;
    this.expected = expected;
    this.found = found;
  }

  /** Name of the file or stream. */
  public String source() {
    return source;
  }

  /** Where, in bytes from the start of the source. */
  public long byteOffset() {
    return byteOffset;
  }

  /** What the format asks for. */
  public String expected() {
    return expected;
  }

  /** What was there. */
  public String found() {
    return found;
  }
}
