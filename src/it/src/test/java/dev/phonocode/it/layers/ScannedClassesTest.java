// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules look at every class there is, and every package says what it is. */
class ScannedClassesTest {

  @Test
  void everySourceFileIsAmongTheScannedClasses() throws IOException {
    Set<String> scanned =
        ProductClasses.ALL.stream().map(JavaClass::getName).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    int sources = 0;
    for (Path root : Checkout.mainSourceRoots()) {
      for (Path file : Checkout.javaFiles(root)) {
        if (file.endsWith("package-info.java") || file.endsWith("module-info.java")) {
          continue;
        }
        sources++;
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        if (!scanned.contains(name)) {
          missing.add(name);
        }
      }
    }
    assertFalse(sources == 0, "no source files under " + Checkout.root());
    assertEquals(Set.of(), missing, "source files that no rule looks at");
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path root : Checkout.mainSourceRoots()) {
      Set<Path> packages = new TreeSet<>();
      for (Path file : Checkout.javaFiles(root)) {
        if (!file.endsWith("module-info.java")) {
          packages.add(file.getParent());
        }
      }
      for (Path folder : packages) {
        Path info = folder.resolve("package-info.java");
        if (!Files.isRegularFile(info) || !Files.readString(info).contains("/**")) {
          silent.add(Checkout.root().relativize(folder));
        }
      }
    }
    assertEquals(List.of(), silent, "packages without a package-info.java that has Javadoc");
  }
}
