// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code src/site/phc.md} shows the format as the package documents it, and a real file. */
class PhcPageTest {
  private static final Path CONTAINER = Path.of("dev/phonocode/codec/container");

  private String page;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Checkout.root().resolve("src/site/phc.md"));
  }

  @Test
  void hasTheTableOfThePackageDocumentation() throws IOException {
    Path source =
        Checkout.root()
            .resolve("codec/src/main/java")
            .resolve(CONTAINER)
            .resolve("package-info.java");
    String text = Files.readString(source);
    String table = text.substring(text.indexOf("<pre>") + 6, text.indexOf(" * </pre>"));
    String bare =
        table.lines().map(l -> l.replaceFirst("^ \\* ?", "")).collect(Collectors.joining("\n"));
    assertTrue(bare.contains("file  =  header  packet*  end"), bare);
    assertTrue(page.contains("```\n" + bare + "\n```"), "the table differs from " + source);
  }

  @Test
  void dumpsTheGoldenFile() throws IOException {
    String file =
        page.lines().filter(l -> l.startsWith("xxd ")).findFirst().orElseThrow().substring(4);
    byte[] bytes = Files.readAllBytes(Checkout.root().resolve(file));
    List<String> dump = page.lines().filter(l -> l.matches("[0-9a-f]{8}: .*")).toList();
    assertEquals((bytes.length + 15) / 16, dump.size());
    for (int i = 0; i < dump.size(); i++) {
      assertEquals(line(bytes, 16 * i), dump.get(i));
    }
  }

  /** What stands in the table's second column stands in the file at its first. */
  @Test
  void explainsBytesThatAreThere() throws IOException {
    List<String> dump = page.lines().filter(l -> l.matches("[0-9a-f]{8}: .*")).toList();
    String hex =
        dump.stream().map(l -> l.substring(10, 49).replace(" ", "")).collect(Collectors.joining());
    List<String> rows = page.lines().filter(l -> l.matches("\\| [0-9a-f]+ \\| `.*")).toList();
    assertTrue(rows.size() > 15, rows.toString());
    for (String row : rows) {
      String[] cells = row.split(" \\| ");
      int at = Integer.parseInt(cells[0].substring(2), 16);
      String start = cells[1].replaceFirst(" … .*", "").replaceAll("[` ]", "");
      assertTrue(hex.startsWith(start, 2 * at), row);
    }
  }

  /** A line as xxd prints it. */
  private static String line(byte[] bytes, int from) {
    int to = Math.min(bytes.length, from + 16);
    StringBuilder hex = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      hex.append(HexFormat.of().toHexDigits(bytes[i])).append((i - from) % 2 == 1 ? " " : "");
      text.append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.');
    }
    return String.format("%08x: %-40s %s", from, hex, text);
  }
}
