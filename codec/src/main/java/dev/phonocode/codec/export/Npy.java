// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of NumPy's {@code .npy}: a magic, a version, a length, and a Python dictionary as text
 * (<a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">specification
 * </a>).
 *
 * @param type of the numbers, such as {@code <i4}
 * @param isFortran whether the first index runs fastest
 * @param shape its dimensions; none of a single number
 */
record Npy(String type, boolean isFortran, List<Long> shape) {
  static final String EXTENSION = ".npy";

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MAX_HEADER_BYTES = 1 << 14;
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{'descr': '([^']{1,8})', 'fortran_order': (True|False),"
              + " 'shape': \\(((?:\\d{1,12}(?:, ?|(?=\\))))*)\\),? ?\\} *\\n?");

  /** An array in the usual order. */
  Npy(String type, Long... shape) {
    this(type, false, List.of(shape));
  }

  /** Writes it in version 1.0. */
  void write(OutputStream out) throws IOException {
    String dimensions =
        shape.size() == 1
            ? shape.get(0) + ","
            : String.join(", ", shape.stream().map(String::valueOf).toList());
    String text =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + dimensions + "), }";
    int before = MAGIC.length + 2 + Short.BYTES;
    int blanks = Math.floorMod(-(before + text.length() + 1), ALIGNMENT);
    String padded = text + " ".repeat(blanks) + "\n";
    ByteBuffer start = ByteBuffer.allocate(before).order(ByteOrder.LITTLE_ENDIAN);
    out.write(
        start.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length()).array());
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads it, in any version.
   *
   * @param what the array, for messages
   */
  static Npy read(InputStream in, String source, String what) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      byte[] start = new byte[MAGIC.length + 2];
      data.readFully(start);
      if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
        throw new ExportFormatException(source, what, "an array of NumPy's", "another file");
      }
      boolean isFirstVersion = start[MAGIC.length] == 1;
      long length =
          isFirstVersion
              ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
              : Integer.toUnsignedLong(Integer.reverseBytes(data.readInt()));
      if (length > MAX_HEADER_BYTES) {
        throw new ExportFormatException(
            source, what, "a header of at most " + MAX_HEADER_BYTES + " bytes", length);
      }
      byte[] header = new byte[(int) length];
      data.readFully(header);
      return parse(new String(header, StandardCharsets.ISO_8859_1), source, what);
    } catch (EOFException e) {
      throw new ExportFormatException(source, what, "a whole header", "its end");
    }
  }

  private static Npy parse(String text, String source, String what) throws ExportFormatException {
    Matcher m = DICTIONARY.matcher(text);
    if (!m.matches()) {
      throw new ExportFormatException(
          source,
          what,
          "a header with descr, fortran_order and shape",
          Shortened.text(text.strip()));
    }
    List<Long> shape =
        Arrays.stream(m.group(3).split(", ?"))
            .filter(d -> !d.isEmpty())
            .map(Long::valueOf)
            .toList();
    return new Npy(m.group(1), m.group(2).equals("True"), shape);
  }
}
