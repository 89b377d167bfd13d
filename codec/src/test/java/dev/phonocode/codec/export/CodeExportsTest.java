// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.Models;
import dev.phonocode.codec.Signals;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeExportsTest {
  private final SpeechCodec codec = Models.small();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void anExportDecodesToTheSamplesOfItsCodes(ExportFormat format) throws IOException {
    for (int books = 1; books <= 3; books++) {
      for (Optional<String> voice : List.of(Optional.of("set/bert"), Optional.<String>empty())) {
        for (int packetFrames : new int[] {50, 7}) {
          EncodeOptions options =
              new EncodeOptions(
                  OptionalInt.of(books), packetFrames, Duration.ofSeconds(20), voice, false, 0);
          CodeSequence codes = codec.encode(Signals.clip(40_001, books), options);
          CodeSequence back = read(written(codes, format));
          assertEquals(codes.packets(), back.packets());
          assertArrayEquals(codes.speaker(), back.speaker());
          assertArrayEquals(codec.decode(codes).samples(), codec.decode(back).samples());
        }
      }
    }
  }

  @Test
  void levelsOfThePacketsDiffer() {
    CodeSequence codes = codec.encode(Signals.clip(40_001, 1), EncodeOptions.forStreams());
    assertTrue(codes.packets().stream().mapToInt(p -> p.level()).distinct().count() > 1);
  }

  @ParameterizedTest
  @EnumSource
  void aRecordingWithoutSamplesComesBack(ExportFormat format) throws IOException {
    CodeSequence codes = codec.encode(Signals.clip(0, 1));
    CodeSequence back = read(written(codes, format));
    assertEquals(0, back.samples());
    assertEquals(codes.header().books(), back.header().books());
    if (format != ExportFormat.CSV) { // whose first row has these, and there is none
      assertArrayEquals(codes.speaker(), back.speaker());
      assertEquals(codes.header().packetFrames(), back.header().packetFrames());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExportIsToldByItsStart(ExportFormat format) throws IOException {
    byte[] bytes = written(codec.encode(Signals.clip(9_000, 1)), format);
    assertTrue(CodeExports.isExport(Arrays.copyOf(bytes, CodeExports.START_BYTES)));
  }

  @Test
  void otherFilesAreNoExports() throws IOException {
    Path model = folder.resolve("a.phm");
    Models.smallBundle().write(model);
    for (byte[] other :
        List.of(
            Models.bytes(codec.encode(Signals.clip(9_000, 1))),
            Files.readAllBytes(model),
            ascii("RIFF"),
            ascii("a,b\n1,2"),
            ascii(""))) {
      assertTrue(!CodeExports.isExport(Arrays.copyOf(other, CodeExports.START_BYTES)));
      assertThrows(ExportFormatException.class, () -> read(other));
    }
  }

  @Test
  void aScriptNeedsToSayNoMoreThanTheCodes() throws IOException {
    CodeSequence given = CodeSequence.of(codec.model(), new int[][] {{1, 2}, {3, 4}, {5, 6}});
    assertEquals(given, read(ascii("book1,book2\n1,2\n3,4\n5,6\n")));
    assertEquals(given, read(ascii("{\"codes\":[1,2]}\n\n{\"codes\":[3,4]}\n{\"codes\":[5,6]}")));
  }

  @Test
  void whatOtherProgramsMakeOfATableIsReadAlike() throws IOException {
    CodeSequence given = read(ascii("book1,book2,level,samples\n1,2,40,\n3,4,40,\n5,6,40,900\n"));
    String pandas =
        "\ufeff,frame,book2,book1,level,samples,note\r\n"
            + "0,0,2,1,40.0,,a\r\n1,1,4,3,40.0,,\r\n2,2,6,5,40.0,900.0,c\r\n";
    assertEquals(given, read(pandas.getBytes(StandardCharsets.UTF_8)));
    String r = "\"book1\",\"book2\",\"level\",\"samples\"\n1,2,40,\"\"\n3,4,40,\"\"\n5,6,40,900\n";
    assertEquals(given, read(ascii(r)));
  }

  @Test
  void whatIsWrongInACsvIsNamedWithItsLine() {
    assertEquals(
        "x: line 3, book 2: expected 0 to 19, found 20", refusal("book1,book2\n0,0\n0,20\n"));
    assertEquals("x: line 2, book 1: expected 0 to 19, found -1", refusal("book1\n-1\n"));
    assertEquals(
        "x: line 3: expected 2 cells as in the header, found 1", refusal("book1,book2\n0,0\n0\n"));
    assertEquals("x: line 2, book1: expected a whole number, found '1.5'", refusal("book1\n1.5\n"));
    assertEquals("x: line 2, book1: expected a whole number, found ''", refusal("a,book1\n1,\n"));
    assertEquals("x: line 1: expected 1 to 3 books, found 4", refusal("book1,book2,book3,book4"));
    assertEquals(
        "x: line 1: expected each column once, found book1 twice", refusal("book1,book1\n"));
    assertEquals("x: line 4, frame: expected 2, found 3", refusal("frame,book1\n0,1\n1,1\n3,1\n"));
    assertEquals(
        "x: line 3, level: expected 40 as in all of packet 0, found 41",
        refusal("book1,level\n1,40\n1,41\n"));
    assertEquals(
        "x: line 1: expected books counted from 1 without a gap, found book3",
        refusal("book3,book1\n1,2\n"));
    assertEquals(
        "x: line 1: expected books counted from 1 without a gap, found book0",
        refusal("book0,book1\n1,2\n"));
    assertEquals("x: line 2, level: expected 0 to 126, found 127", refusal("book1,level\n1,127\n"));
    assertEquals(
        "x: samples: expected 321 to 640 for 2 frames, found 641",
        refusal("book1,samples\n1,\n1,641\n"));
    assertEquals("x: line 2, voice: expected 5 numbers, found 2", refusal("book1,voice\n1,1 2\n"));
    assertTrue(
        refusal("book1,model\n1,abc\n")
            .matches("x: line 2, model: expected codes of this model, \\w{64}, found abc"));
  }

  @Test
  void whatIsWrongInJsonLinesIsNamedWithItsLine() {
    assertEquals(
        "x: line 2, book 1: expected 0 to 19, found 20",
        refusal("{\"codes\":[1]}\n{\"codes\":[20]}\n"));
    assertEquals(
        "x: line 2: expected 1 books as in the first frame, found 2",
        refusal("{\"codes\":[1]}\n{\"codes\":[1,2]}\n"));
    assertEquals("x: line 1: expected a key codes, found none", refusal("{\"frame\":0}\n"));
    assertEquals(
        "x: line 1: expected a key codes, found none", refusal("{\"books\":2,\"samples\":5}\n"));
    assertEquals(
        "x: line 1: expected whole numbers, and lists of them as codes and voice, found '{\"codes\":[1.5]}'",
        refusal("{\"codes\":[1.5]}\n"));
    assertEquals(
        "x: line 1: expected each key once, found codes twice",
        refusal("{\"codes\":[1],\"codes\":[2]}\n"));
    assertEquals(
        "x: line 1: expected a JSON object, found '{\"codes\":[1'", refusal("{\"codes\":[1"));
    assertEquals(
        "x: line 1: expected a JSON object, found '{\"codes\":[1]}{}'",
        refusal("{\"codes\":[1]}{}"));
  }

  @Test
  void aLineWithoutAnEndTakesNoMemory() {
    assertEquals(
        "x: line 1: expected at most 65536 bytes in a line, found more",
        refusal("{\"codes\":[" + "1,".repeat(100_000)));
  }

  private String refusal(String text) {
    return assertThrows(ExportFormatException.class, () -> read(ascii(text))).getMessage();
  }

  private CodeSequence read(byte[] bytes) throws IOException {
    return CodeExports.read(new ByteArrayInputStream(bytes), "x", codec.model());
  }

  private static byte[] written(CodeSequence codes, ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CodeExports.write(codes, format, out);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
