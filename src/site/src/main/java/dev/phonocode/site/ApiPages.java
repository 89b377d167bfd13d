// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documentation of the library's modules, by the JDK's own javadoc. */
final class ApiPages {
  private static final Map<String, String> SOURCES =
      Map.of(
          "dev.phonocode.audio", "audio-io/core/src/main/java",
          "dev.phonocode.model", "model/core/src/main/java",
          "dev.phonocode.codec", "codec/src/main/java");

  /** Of all that this program runs on, what those modules require. */
  private static final Pattern LIBRARIES =
      Pattern.compile(".*/(TarsosDSP|jflac-codec|gson|slf4j-api)-[^/]*\\.jar");

  private ApiPages() {}

  /**
   * Writes it to a folder.
   *
   * @throws IOException if javadoc has a complaint, or is not in this JDK
   */
  static void write(Path root, Path folder) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-quiet", "-notimestamp", "-Xdoclint:all,-missing", "-d", folder.toString()));
    SOURCES.forEach(
        (module, sources) -> {
          arguments.add("--module-source-path");
          arguments.add(module + "=" + root.resolve(sources));
        });
    arguments.addAll(List.of("-p", libraries()));
    arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    arguments.addAll(List.of("--module", String.join(",", SOURCES.keySet())));
    ToolProvider javadoc =
        ToolProvider.findFirst("javadoc")
            .orElseThrow(() -> new IOException("this Java has no javadoc; take a JDK"));
    PrintWriter out = new PrintWriter(System.err, true);
    if (javadoc.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new IOException("javadoc failed; see above");
    }
  }

  private static String libraries() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> LIBRARIES.matcher(entry).matches())
        .collect(Collectors.joining(":"));
  }
}
