// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A verb, described. The text is {@code VERBCLASS.help} beside the class:
 *
 * <pre>
 * operands: IN... OUT.phc          in order; the line may be missing
 * summary: speech to codes
 * example: speech.wav speech.phc   the line may be missing
 * common: json force               the line may be missing
 *
 * Sentences on lines of any length.
 * &#64;jobs/FileJobs                   and those of a file that several verbs share
 * </pre>
 *
 * @param operands in order; an optional one stands in brackets, e.g. {@code [OUT]}; one that may be
 *     given several times ends in dots, e.g. {@code IN...}
 * @param summary a few words, for the table of verbs
 * @param details sentences, for the verb's own help
 * @param example what follows the verb in an example
 * @param common names of the {@link CommonOptions} that mean something to it, besides those of all
 *     verbs
 */
public record VerbHelp(
    List<String> operands, String summary, String details, String example, List<String> common) {
  private static final String OPERANDS = "operands";
  private static final String SUMMARY = "summary";
  private static final String EXAMPLE = "example";
  private static final String COMMON = "common";
  private static final List<String> HEAD = List.of(OPERANDS, SUMMARY, EXAMPLE, COMMON);

  /** Copies the lists. */
  public VerbHelp {
    operands = List.copyOf(operands);
    common = List.copyOf(common);
  }

  /** The description of a verb. */
  static VerbHelp of(Class<? extends Verb> verb) {
    Map<String, String> head = new HashMap<>();
    List<String> sentences = new ArrayList<>();
    for (String line : lines(verb, verb.getSimpleName())) {
      int colon = line.indexOf(": ");
      if (line.startsWith("@")) {
        sentences.addAll(lines(verb, "/dev/phonocode/cli/" + line.substring(1)));
      } else if (sentences.isEmpty() && colon > 0 && HEAD.contains(line.substring(0, colon))) {
        head.put(line.substring(0, colon), line.substring(colon + 2));
      } else if (!line.isEmpty()) {
        sentences.add(line);
      }
    }
    return new VerbHelp(
        words(head.getOrDefault(OPERANDS, "")),
        head.get(SUMMARY),
        String.join(" ", sentences),
        head.getOrDefault(EXAMPLE, ""),
        words(head.getOrDefault(COMMON, "")));
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }

  private static List<String> lines(Class<?> verb, String name) {
    try (InputStream in = verb.getResourceAsStream(name + ".help")) {
      if (in == null) {
        throw new IllegalStateException(verb + ": no resource " + name + ".help");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is no limit to the operands. */
  public boolean repeats() {
    return operands.stream().anyMatch(o -> o.endsWith("..."));
  }

  /** Operands that must be there. */
  public int requiredOperands() {
    return (int) operands.stream().filter(o -> !o.startsWith("[")).count();
  }
}
