// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Javadoc of the two libraries whose warnings do not end a build with {@code -Prelease}: there
 * javadoc warns of the incubating module, for which it has no switch. Here nothing else is let
 * through.
 */
class DocumentationTest {
  private static final String INCUBATING = "compiler.warn.incubating.modules";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"model/core", "codec"})
  void hasNothingThatJavadocWarnsOf(String module) throws IOException {
    Path sources = Checkout.root().resolve(module).resolve("src/main/java");
    List<Path> files =
        Checkout.javaFiles(sources).stream().filter(f -> !f.endsWith("module-info.java")).toList();
    List<String> options =
        List.of(
            "-quiet",
            "-Xdoclint:all,-missing",
            "--add-modules=jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString());
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = javadoc.getStandardFileManager(said, null, null)) {
      boolean made =
          javadoc
              .getTask(
                  out, manager, said, null, options, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertTrue(made, () -> out + said.getDiagnostics().toString());
    }
    assertEquals(
        List.of(),
        said.getDiagnostics().stream()
            .filter(d -> d.getKind() != Diagnostic.Kind.NOTE && !d.getCode().equals(INCUBATING))
            .map(d -> d.getSource() + ":" + d.getLineNumber() + " " + d.getMessage(Locale.ROOT))
            .toList());
    assertEquals("", out.toString());
  }
}
