// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.Models;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzReaderTest {
  private static final int[][] CODES = {{1, 2}, {3, 4}, {5, 6}};

  private final SpeechCodec codec = Models.small();
  private final CodeSequence given = CodeSequence.of(codec.model(), CODES);

  @TempDir Path folder;

  /** An array of a file. */
  private record Array(String name, String type, boolean isFortran, String shape, byte... data) {}

  @Test
  void bothOrdersOfTheNumbersAndAnyTypeAreRead() throws IOException {
    byte[] rows = {1, 2, 3, 4, 5, 6};
    byte[] columns = {1, 3, 5, 2, 4, 6};
    assertEquals(given, read(new Array("codes", "|u1", false, "3, 2", rows)));
    assertEquals(given, read(new Array("codes", "|i1", true, "3, 2", columns)));
    byte[] big = {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6};
    assertEquals(given, read(new Array("codes", ">i2", false, "3, 2", big)));
    assertEquals(
        CodeSequence.of(codec.model(), new int[][] {{1}, {2}}),
        read(new Array("codes", "|u1", false, "2,", (byte) 1, (byte) 2)));
  }

  @Test
  void oneLevelHoldsForAllPackets() throws IOException {
    CodeSequence quiet =
        CodeSequence.of(codec.model(), CODES, CodeOptions.defaults().level(80).packetFrames(2));
    assertEquals(
        quiet,
        read(
            new Array("level", "|u1", false, "", (byte) 80),
            new Array("packet_frames", "|u1", false, "", (byte) 2),
            new Array("codes", "|u1", false, "3, 2", new byte[] {1, 2, 3, 4, 5, 6}),
            new Array("other", "<f8", false, "9, 9", new byte[3])));
  }

  @Test
  void whatIsWrongIsNamedWithItsArray() {
    byte[] six = {1, 2, 3, 4, 5, 6};
    assertEquals(
        "x: codes[2], book 2: expected 0 to 19, found 60",
        refusal(new Array("codes", "|u1", false, "3, 2", new byte[] {1, 2, 3, 4, 5, 60})));
    assertEquals(
        "x: array codes [frames][books]: expected 1 to 3 books, found 6",
        refusal(new Array("codes", "|u1", false, "1, 6", six)));
    assertEquals(
        "x: array codes: expected whole numbers, found type <f4",
        refusal(new Array("codes", "<f4", false, "3, 2", six)));
    assertEquals(
        "x: array codes: expected 8 numbers, found only 6",
        refusal(new Array("codes", "|u1", false, "4, 2", six)));
    assertEquals(
        "x: array codes: expected at most 33554432 numbers, found [999999999999, 999999999999]",
        refusal(new Array("codes", "|u1", false, "999999999999, 999999999999", six)));
    assertEquals(
        "x: array level: expected 1 or 2 of packets of 2, found 3",
        refusal(
            new Array("codes", "|u1", false, "3, 2", six),
            new Array("packet_frames", "|u1", false, "", (byte) 2),
            new Array("level", "|u1", false, "3,", new byte[3])));
    assertEquals(
        "x: zip: expected an array codes, found none",
        refusal(new Array("level", "|u1", false, "", (byte) 2)));
    assertEquals(
        "x: level[0]: expected 0 to 126, found 127",
        refusal(
            new Array("level", "|u1", false, "", (byte) 127),
            new Array("codes", "|u1", false, "3, 2", new byte[6])));
    assertTrue(
        refusal(new Array("model", "<U2", false, "", new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0}))
            .matches("x: array model: expected codes of this model, \\w{64}, found ab"));
  }

  @Test
  void filesOfNumPyAreRead() throws Exception {
    String python = "/usr/bin/python3";
    Path file = folder.resolve("a.npz");
    String program =
        "import numpy as np; c = np.array([[1, 3, 5], [2, 4, 6]]).T; m = '%s'; f = r'%s'\n"
            + "np.%s(f, codes=c, model=m, samples=960, level=np.int64(52))";
    for (String how : List.of("savez", "savez_compressed")) {
      String code = String.format(program, codec.model().id(), file, how);
      Process process = new ProcessBuilder(python, "-c", code).start();
      assumeTrue(process.waitFor() == 0, "needs Debian's python3-numpy");
      assertEquals(given, CodeExports.read(file, codec.model()), how);
    }
  }

  private String refusal(Array... arrays) {
    return assertThrows(ExportFormatException.class, () -> read(arrays)).getMessage();
  }

  private CodeSequence read(Array... arrays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Array a : arrays) {
        zip.putNextEntry(new ZipEntry(a.name() + ".npy"));
        String header =
            String.format(
                "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n",
                a.type(), a.isFortran() ? "True" : "False", a.shape());
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        zip.write(header.length());
        zip.write(0);
        zip.write(header.getBytes(StandardCharsets.US_ASCII));
        zip.write(a.data());
      }
    }
    return CodeExports.read(new ByteArrayInputStream(bytes.toByteArray()), "x", codec.model());
  }
}
