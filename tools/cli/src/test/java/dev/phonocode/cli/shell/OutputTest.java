// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          InputStream.nullInputStream(),
          stdout,
          System.err,
          Progress.Style.NONE,
          false,
          false,
          Map.of());

  @Test
  void appearsUnderItsNameOnlyWhenCommitted() throws IOException {
    Path file = folder.resolve("out");
    try (Output output = open(file, false)) {
      output.stream().write(BYTES);
      output.stream().flush();
      assertFalse(Files.exists(file));
      output.commit();
    }
    assertArrayEquals(BYTES, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void leavesNothingWhenClosedBeforeItIsWhole() throws IOException {
    try (Output output = open(folder.resolve("out"), false)) {
      output.stream().write(BYTES);
      output.stream().flush();
      assertEquals(1, files().size());
    }
    assertEquals(List.of(), files());
  }

  @Test
  void refusesAFileThatExistsUnlessForced() throws IOException {
    Path file = Files.write(folder.resolve("out"), new byte[] {9});
    IOException e = assertThrows(FileAlreadyExistsException.class, () -> open(file, false));
    assertTrue(e.getMessage().contains("--force"), e.getMessage());
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(file));
    try (Output output = open(file, true)) {
      output.stream().write(BYTES);
      output.commit();
    }
    assertArrayEquals(BYTES, Files.readAllBytes(file));
  }

  @Test
  void refusesAFileThatAppearedMeanwhile() throws IOException {
    Path file = folder.resolve("out");
    try (Output output = open(file, false)) {
      Files.write(file, new byte[] {9});
      assertThrows(FileAlreadyExistsException.class, output::commit);
    }
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void saysWhichFolderIsMissing() {
    IOException e =
        assertThrows(IOException.class, () -> open(folder.resolve("none").resolve("out"), false));
    assertTrue(e.getMessage().contains("there is no folder " + folder.resolve("none")));
    assertThrows(IOException.class, () -> open(folder, true));
  }

  @Test
  void refusesToWriteOverTheInputEvenIfForced() throws IOException {
    Path file = Files.write(folder.resolve("in"), BYTES);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path out : List.of(file, link)) {
      Destination destination = new Destination(out.toString(), true, List.of());
      assertThrows(IOException.class, () -> destination.requireOther(file.toString()));
      destination.requireOther(Input.STDIN);
      destination.requireOther(folder.resolve("other").toString());
    }
  }

  @Test
  void dashIsStandardOutputAndStaysOpen() throws IOException {
    try (Output output = Output.open(new Destination("-", false, List.of()), console)) {
      output.stream().write(BYTES);
      output.commit();
      assertEquals(3, output.bytes());
    }
    assertArrayEquals(BYTES, stdout.toByteArray());
  }

  private Output open(Path file, boolean force) throws IOException {
    return Output.open(new Destination(file.toString(), force, List.of()), console);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
