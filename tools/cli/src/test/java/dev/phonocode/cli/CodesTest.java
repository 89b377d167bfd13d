// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.labels.Segment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class CodesTest extends InWorkplace {

  @Test
  void npzHoldsTheNumbersOfTheCsv() throws IOException {
    int[][] codes = csv();
    Map<String, byte[]> arrays = npz(place.run("codes", place.speech(), "--format", "npz"));
    ByteBuffer numbers =
        array(arrays, "codes", "'<i4'", "(" + codes.length + ", " + RandomModel.BOOKS + ")");
    ByteBuffer times = array(arrays, "times", "'<f8'", "(" + codes.length + ",)");
    for (int frame = 0; frame < codes.length; frame++) {
      for (int code : codes[frame]) {
        assertEquals(code, numbers.getInt());
      }
      assertEquals(frame / 50.0, times.getDouble(), 1e-12);
    }
    assertEquals(0, numbers.remaining());
    assertEquals(50, array(arrays, "frame_rate", "'<f8'", "()").getDouble());
    assertEquals(16000, array(arrays, "sample_rate", "'<i4'", "()").getInt());
    assertEquals(Workplace.SAMPLES, array(arrays, "samples", "'<i8'", "()").getLong());
    assertEquals(64 * 4, array(arrays, "model", "'<U64'", "()").remaining());
  }

  @Test
  void aTextGridOfOneBookReadsBackAsTheCodes() throws IOException {
    Path one = place.out("one.phc");
    place.run("encode", place.speech(), one, "--books", 1).succeeds();
    Path grid = place.out("one.TextGrid");
    place.run("codes", one, grid, "--format", "textgrid").succeeds();
    List<Segment> runs = Labels.open(grid).of("one.wav", 16000).orElseThrow().segments();
    int[][] codes = csv();
    assertEquals(Workplace.SECONDS, runs.get(runs.size() - 1).endSeconds(), 1e-6);
    for (int frame = 0; frame < codes.length; frame++) {
      double middle = Math.min((frame + 0.5) / 50, Workplace.SECONDS - 1e-3);
      String code =
          Labels.open(grid).of("one.wav", 16000).orElseThrow().at(middle).orElseThrow().label();
      assertEquals(String.valueOf(codes[frame][0]), code, "frame " + frame);
    }
    for (int i = 1; i < runs.size(); i++) {
      assertEquals(runs.get(i - 1).endSeconds(), runs.get(i).startSeconds(), 1e-9);
      assertTrue(!runs.get(i - 1).label().equals(runs.get(i).label()), "a run goes on");
    }
  }

  @Test
  void unitsAreTheRunsOfTheFirstBookWhereTheModelKnowsNoPhones() {
    List<String> lines =
        place.run("codes", place.speech(), "--units").succeeds().text().lines().toList();
    assertEquals("start_s,end_s,code,phone,probability", lines.get(0));
    int[][] codes = csv();
    int frame = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertEquals(frame / 50.0, Double.parseDouble(cells[0]), 1e-6);
      int code = codes[frame][0];
      while (frame < codes.length && codes[frame][0] == code) {
        frame++;
      }
      assertEquals(Math.min(frame / 50.0, Workplace.SECONDS), Double.parseDouble(cells[1]), 1e-6);
      assertEquals(code + "||", String.join("|", List.of(cells).subList(2, 5)));
    }
    assertEquals(codes.length, frame);
  }

  @Test
  void unitsOfAModelThatLabelsGuidedHaveAPhoneInEveryFormat() throws IOException {
    Path guided = place.guidedModel();
    String csv = place.run("codes", place.speech(), "--units", "--model", guided).succeeds().text();
    List<String> rows = csv.lines().skip(1).toList();
    rows.forEach(row -> assertTrue(row.matches("[0-9.]+,[0-9.]+,\\d+,(AA|SIL),[01]\\.\\d+"), row));
    String json =
        place
            .run("codes", place.speech(), "--units", "--json", "--model", guided)
            .succeeds()
            .text();
    assertEquals(rows.size(), json.lines().count());
    String phone = rows.get(0).split(",")[3];
    assertTrue(
        json.lines().findFirst().orElseThrow().contains("\"phone\":\"" + phone + "\""), json);
    Path grid = place.out("units.TextGrid");
    place
        .run("codes", place.speech(), grid, "--units", "--format", "textgrid", "--model", guided)
        .succeeds();
    String text = Files.readString(grid);
    assertTrue(text.contains("name = \"codes\"") && text.contains("name = \"phones\""), text);
    place.run("codes", place.speech(), "--units", "--format", "npz").fails(2);
  }

  @Test
  void unitsOfAnotherModelsCodesAreRefused() throws IOException {
    Run run = place.run("codes", place.codes(), "--units", "--model", place.guidedModel()).fails(1);
    assertTrue(run.words().contains("model id"), run.words());
  }

  @Test
  void aFolderComesOutLaidOutAlike() throws IOException {
    Path in = Files.createDirectories(folder.resolve("set/anna"));
    Files.copy(place.speech(), in.resolve("a.wav"));
    Files.copy(place.codes(), folder.resolve("set/b.phc"));
    Files.writeString(folder.resolve("set/notes.txt"), "no sound");
    place.run("codes", folder.resolve("set"), place.out("codes")).succeeds();
    byte[] own = place.run("codes", place.speech()).succeeds().data();
    assertArrayEquals(own, Files.readAllBytes(place.out("codes").resolve("anna/a.csv")));
    assertArrayEquals(own, Files.readAllBytes(place.out("codes").resolve("b.csv")));
    place.run("codes", folder.resolve("set"), place.out("by3"), "--threads", 3).succeeds();
    assertArrayEquals(own, Files.readAllBytes(place.out("by3").resolve("anna/a.csv")));
    assertArrayEquals(own, Files.readAllBytes(place.out("by3").resolve("b.csv")));

    Files.writeString(folder.resolve("set/c.wav"), "RIFF, but no more than that");
    Run run = place.run("codes", folder.resolve("set"), place.out("codes"), "--force", "--quiet");
    assertEquals(3, run.code(), run.words());
    assertTrue(run.words().contains("c.wav: "), run.words());
    assertEquals(1, run.words().lines().count(), run.words());

    Files.copy(place.speech(), folder.resolve("set/b.wav"));
    String words = place.run("codes", folder.resolve("set"), place.out("x")).fails(2).words();
    assertTrue(words.contains("would both become"), words);
    place.run("codes", folder.resolve("set")).fails(2);
  }

  @Test
  void aFolderIsWalkedThroughLinksAndWhatIsLeftOutIsNamed() throws IOException {
    Path in = Files.createDirectories(folder.resolve("set/anna"));
    Files.copy(place.speech(), in.resolve("a.wav"));
    Files.writeString(in.resolve("._a.wav"), "what macOS writes beside a.wav");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("set"));
    place.run("codes", link, place.out("linked")).succeeds();
    assertTrue(Files.exists(place.out("linked").resolve("anna/a.csv")));

    Path round = Files.createSymbolicLink(in.resolve("round"), folder.resolve("set"));
    Run run = place.run("codes", folder.resolve("set"), place.out("named"), "--quiet").succeeds();
    assertTrue(run.words().startsWith(round + " is left out: "), run.words());
    assertEquals(1, run.words().lines().count(), run.words());
  }

  /** The codes of the recording, [frames][books], as CSV has them. */
  private int[][] csv() {
    return place
        .run("codes", place.speech())
        .succeeds()
        .text()
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",")).subList(2, 2 + RandomModel.BOOKS))
        .map(cells -> cells.stream().mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  private static Map<String, byte[]> npz(Run run) throws IOException {
    Map<String, byte[]> arrays = new HashMap<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(run.succeeds().data()));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      arrays.put(entry.getName(), zip.readAllBytes());
    }
    return arrays;
  }

  /** The numbers of an array, after its header has been checked. */
  private static ByteBuffer array(
      Map<String, byte[]> arrays, String name, String type, String shape) {
    ByteBuffer bytes = ByteBuffer.wrap(arrays.get(name + ".npy")).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals((byte) 0x93, bytes.get());
    byte[] magic = new byte[7];
    bytes.get(magic);
    assertArrayEquals(new byte[] {'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] text = new byte[bytes.getShort()];
    assertEquals(0, (10 + text.length) % 64, "aligned");
    bytes.get(text);
    String header = new String(text, StandardCharsets.US_ASCII);
    assertTrue(header.contains("'descr': " + type + ","), header);
    assertTrue(header.contains("'shape': " + shape + ","), header);
    return bytes;
  }
}
