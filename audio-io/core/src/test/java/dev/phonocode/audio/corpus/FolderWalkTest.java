// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private static FolderWalk walk(Path folder) throws IOException {
    return FolderWalk.of(folder, Manifest::isRecording);
  }

  @Test
  void findsTheWantedFilesOfAllFoldersInOrder() throws IOException {
    Path b = file("x/b.wav");
    Path a = file("a.FLAC");
    file("x/notes.txt");
    assertEquals(List.of(a, b), walk(folder).files());
    assertEquals(List.of(), walk(folder).leftOut());
  }

  @Test
  void passesByTheTwinsThatMacOsWrites() throws IOException {
    Path real = file("s1/u0.wav");
    file("s1/._u0.wav");
    assertEquals(List.of(real), walk(folder).files());
  }

  @Test
  void aFolderThatIsALinkCountsAsTheFolder() throws IOException {
    file("real/a.wav");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    assertEquals(List.of(link.resolve("a.wav")), walk(link).files());
  }

  @Test
  void followsLinksToFoldersElsewhere() throws IOException {
    file("elsewhere/deep/a.wav");
    Path start = Files.createDirectory(folder.resolve("start"));
    Path link = Files.createSymbolicLink(start.resolve("link"), Path.of("../elsewhere"));
    assertEquals(List.of(link.resolve("deep/a.wav")), walk(start).files());
  }

  @Test
  void visitsAFolderOnceAndByItsOwnPath() throws IOException {
    Path real = file("real/a.wav");
    Path link = Files.createSymbolicLink(folder.resolve("a-link"), real.getParent());
    Path circle = Files.createSymbolicLink(folder.resolve("real/circle"), folder);
    FolderWalk walk = walk(folder);
    assertEquals(List.of(real), walk.files());
    assertEquals(
        List.of(link, circle), walk.leftOut().stream().map(LeftOut::path).sorted().toList());
    assertEquals(
        link + " is left out: it is the folder " + real.getParent() + " again",
        walk.leftOut().get(0).toString());
  }

  @Test
  void namesAFolderThatCannotBeReadAndGoesOn() throws IOException {
    Path readable = file("b/a.wav");
    Path closed = Files.createDirectory(folder.resolve("a"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "this user may read everything");
    FolderWalk walk = walk(folder);
    assertEquals(List.of(readable), walk.files());
    assertEquals(
        List.of(new LeftOut(closed, "the folder cannot be read (AccessDenied)")), walk.leftOut());
    assertThrows(IOException.class, () -> walk(closed));
  }

  @Test
  void namesWhatOnlyLooksLikeAFile() throws IOException {
    Path dead = Files.createSymbolicLink(folder.resolve("dead.wav"), folder.resolve("none"));
    Path device = Files.createSymbolicLink(folder.resolve("null.wav"), Path.of("/dev/null"));
    FolderWalk walk = walk(folder);
    assertEquals(List.of(), walk.files());
    assertEquals(List.of(dead, device), walk.leftOut().stream().map(LeftOut::path).toList());
  }
}
