// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's {@code .npz}: a zip of {@code .npy} files, each a header of text and the numbers, here in
 * version 1.0 and little-endian.
 */
final class NpzCodes extends WholeCodes {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BOUND = Integer.BYTES + Double.BYTES;

  /** Zip files cannot do without: a fixed one keeps equal codes equal files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Override
  void write(int[][] codes, PhcHeader header, long samples, Output output) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(output.stream());
    ByteBuffer numbers = little(codes.length * header.books() * Integer.BYTES);
    ByteBuffer times = little(codes.length * Double.BYTES);
    for (int frame = 0; frame < codes.length; frame++) {
      for (int code : codes[frame]) {
        numbers.putInt(code);
      }
      times.putDouble(frame / header.frameRateHz());
    }
    add(zip, "codes", "<i4", "(" + codes.length + ", " + header.books() + ")", numbers);
    add(zip, "times", "<f8", "(" + codes.length + ",)", times);
    add(zip, "frame_rate", "<f8", "()", little(BOUND).putDouble(header.frameRateHz()));
    add(zip, "sample_rate", "<i4", "()", little(BOUND).putInt(header.sampleRateHz()));
    add(zip, "samples", "<i8", "()", little(BOUND).putLong(samples));
    String model = header.modelId();
    byte[] text = model.getBytes(Charset.forName("UTF-32LE"));
    add(zip, "model", "<U" + model.length(), "()", little(text.length).put(text));
    zip.finish();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void add(
      ZipOutputStream zip, String name, String type, String shape, ByteBuffer numbers)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    int before = MAGIC.length + Short.BYTES;
    int blanks = Math.floorMod(-(before + text.length() + 1), ALIGNMENT);
    String padded = text + " ".repeat(blanks) + "\n";
    zip.write(MAGIC);
    zip.write(little(Short.BYTES).putShort((short) padded.length()).array());
    zip.write(padded.getBytes(StandardCharsets.US_ASCII));
    zip.write(numbers.array(), 0, numbers.position());
    zip.closeEntry();
  }
}
