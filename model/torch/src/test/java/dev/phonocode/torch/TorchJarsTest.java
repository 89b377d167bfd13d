// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchJarsTest {
  private static final List<TorchJars.Jar> JARS = TorchJars.needed("linux-x86_64");

  @TempDir Path folder;

  @Test
  void theBuildFillsInTheVersions() {
    for (TorchJars.Jar jar : JARS) {
      assertTrue(jar.version().matches("[0-9].*"), jar.toString());
      assertFalse(jar.artifact().contains("$"), jar.toString());
    }
  }

  @Test
  void findsBothInTheLocalRepository() throws IOException {
    for (TorchJars.Jar jar : JARS) {
      Path file = jar.in(folder);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    List<Path> found = TorchJars.find(JARS, Optional.empty(), folder);
    assertTrue(found.get(0).startsWith(folder.resolve("ai/djl/pytorch")), found.toString());
    assertEquals(JARS.get(0).fileName(), found.get(0).getFileName().toString());
  }

  @Test
  void aFolderThatIsNamedIsTheOnlyPlace() throws IOException {
    for (TorchJars.Jar jar : JARS) {
      Files.createFile(folder.resolve(jar.fileName()));
    }
    Path nowhere = folder.resolve("none");
    assertEquals(2, TorchJars.find(JARS, Optional.of(folder), nowhere).size());
    assertThrows(
        UnsupportedOperationException.class,
        () -> TorchJars.find(JARS, Optional.of(nowhere), folder));
  }

  @Test
  void saysInOneLineWhatIsMissingAndHowToGetIt() {
    var e =
        assertThrows(
            UnsupportedOperationException.class,
            () -> TorchJars.find(JARS, Optional.empty(), folder));
    assertEquals(1, e.getMessage().lines().count());
    for (TorchJars.Jar jar : JARS) {
      assertTrue(e.getMessage().contains(jar.fileName()), e.getMessage());
      assertTrue(e.getMessage().contains(jar.command()), e.getMessage());
    }
  }

  @Test
  void whatIsOnTheClassPathIsTaken() {
    assertSame(TorchJars.class.getClassLoader(), TorchJars.loader());
  }

  /** Sees one PyTorch of this flavor, and nothing else. */
  private ClassLoader onlyFor(String flavor) throws IOException {
    Path mark = folder.resolve("jar/native/lib/pytorch.properties");
    Files.createDirectories(mark.getParent());
    Files.writeString(mark, "version=2.5.1\nflavor=" + flavor + "\n");
    return new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, null);
  }

  @Test
  void aPyTorchForCudaIsTakenWhereThereIsAGpu() throws IOException {
    ClassLoader cuda = onlyFor("cu124");
    assertSame(cuda, TorchJars.loader(cuda, true, Optional.empty(), folder));
  }

  @Test
  void withoutACudaDriverTheOneForTheCpuIsTakenBesides() throws IOException {
    ClassLoader cuda = onlyFor("cu124");
    for (TorchJars.Jar jar : JARS) {
      Files.createFile(folder.resolve(jar.forCpu().fileName()));
    }
    ClassLoader both = TorchJars.loader(cuda, false, Optional.of(folder), folder);
    assertSame(cuda, both.getParent());
    String added = ((URLClassLoader) both).getURLs()[0].toString();
    assertTrue(added.contains("pytorch-native-cpu"), added);
  }

  @Test
  void withoutADriverAndWithoutOneForTheCpuOneLineSaysWhatIsMissing() throws IOException {
    ClassLoader cuda = onlyFor("cu124");
    var e =
        assertThrows(
            UnsupportedOperationException.class,
            () -> TorchJars.loader(cuda, false, Optional.empty(), folder));
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().contains("cu124"), e.getMessage());
    assertTrue(e.getMessage().contains("no CUDA driver"), e.getMessage());
    assertTrue(e.getMessage().contains("pytorch-native-cpu"), e.getMessage());
  }
}
