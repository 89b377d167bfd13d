// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(NEW));
  }

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void appearsUnderItsNameOnlyWhenCommitted() throws IOException {
    Path path = folder.resolve("out");
    try (AtomicFile file = AtomicFile.create(path, Existing.REFUSE)) {
      file.stream().write(NEW);
      file.stream().flush();
      assertFalse(Files.exists(path));
      file.overwrite(1, new byte[] {'o'});
      file.commit();
    }
    assertEquals("now", Files.readString(path));
    assertEquals(List.of(path), filesInFolder());
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
    Path path = Files.writeString(folder.resolve("out"), "old");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                path,
                out -> {
                  out.write(NEW);
                  throw new IllegalStateException("the content is not to be had");
                }));
    assertEquals("old", Files.readString(path));
    assertEquals(List.of(path), filesInFolder());
  }

  @Test
  void theLaterOfTwoThatMayNotReplaceRefusesWhenItIsWhole() throws IOException {
    Path path = folder.resolve("out");
    try (AtomicFile first = AtomicFile.create(path, Existing.REFUSE);
        AtomicFile second = AtomicFile.create(path, Existing.REFUSE)) {
      second.stream().write(NEW);
      second.commit();
      var e = assertThrows(FileAlreadyExistsException.class, first::commit);
      assertEquals(path + ": exists already", e.getMessage().replace(" -> null", ""));
    }
    assertEquals("new", Files.readString(path));
    assertEquals(List.of(path), filesInFolder());
    assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.create(path, Existing.REFUSE));
  }

  @Test
  void takesNamesAsLongAsTheFileSystemTakesThem() throws IOException {
    Path path = folder.resolve("x".repeat(255));
    write(path);
    assertEquals("new", Files.readString(path));
  }

  @Test
  void partsOfKilledProcessesStandInNobodysWay() throws IOException {
    Path path = folder.resolve("out");
    AtomicFile killed = AtomicFile.create(path, Existing.REFUSE);
    try (killed) {
      write(path);
      assertEquals(2, filesInFolder().size());
    }
    assertEquals(List.of(path), filesInFolder());
  }

  @Test
  void keepsSymbolicLinksAndWritesWhatTheyName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("file"));
    Path far = Files.createSymbolicLink(folder.resolve("far"), near);
    write(far);
    assertTrue(Files.isSymbolicLink(far) && Files.isSymbolicLink(near));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void keepsALinkToAFileThatIsNotThereYet() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there", "file"));
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(there.resolve("file")));
  }

  @Test
  void refusesLinksThatGoRoundInCircles() throws IOException {
    Path a = folder.resolve("a");
    Files.createSymbolicLink(folder.resolve("b"), a);
    Files.createSymbolicLink(a, folder.resolve("b"));
    assertTrue(assertThrows(IOException.class, () -> write(a)).getMessage().startsWith(a + ": "));
  }

  @Test
  void keepsThePermissionsOfTheFileThatItReplaces() throws IOException {
    Path path = Files.writeString(folder.resolve("out"), "old");
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(path, owner);
    write(path);
    assertEquals(owner, Files.getPosixFilePermissions(path));
  }

  @Test
  void isReadableByWhoeverAnOrdinaryFileIs() throws IOException {
    Path ordinary = Files.write(folder.resolve("ordinary"), NEW);
    write(folder.resolve("out"));
    assertEquals(
        Files.getPosixFilePermissions(ordinary),
        Files.getPosixFilePermissions(folder.resolve("out")));
  }

  @Test
  void writesIntoAPipeAndLeavesItAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(run("mkfifo", pipe.toString()), "mkfifo is missing");
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream in = InputFile.open(pipe)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    write(pipe);
    assertEquals("new", reader.get());
    assertFalse(Files.isRegularFile(pipe));
  }

  @Test
  void writesIntoADeviceAndNamesItWhenItIsFull() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "/dev/full is missing");
    IOException e = assertThrows(IOException.class, () -> write(full));
    assertEquals("/dev/full: No space left on device", e.getMessage());
    assertFalse(Files.isRegularFile(full));
  }

  @Test
  void appendsToWhatAProcessHasOpen() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "no /proc");
    Path path = Files.writeString(folder.resolve("log"), "old ");
    try (var open = new java.io.FileOutputStream(path.toFile(), true)) {
      Path link = openFile(path);
      write(link);
      open.write('!');
    }
    assertEquals("old new!", Files.readString(path));
  }

  private static Path openFile(Path path) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path link : open.toList()) {
        if (Files.exists(link) && Files.isSameFile(link, path)) {
          return link;
        }
      }
    }
    throw new AssertionError(path + " is not open");
  }

  @Test
  void everyErrorBeginsWithThePathAsGiven() throws IOException {
    Path missing = folder.resolve("none").resolve("out");
    for (Path path : List.of(missing, folder)) {
      IOException e = assertThrows(IOException.class, () -> write(path));
      assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    }
    for (Path path : List.of(missing, folder)) {
      IOException e = assertThrows(IOException.class, () -> InputFile.open(path));
      assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    }
    assertEquals(List.of(), filesInFolder());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
