// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is made of what: {@code IN OUT.wav}, or {@code IN... FOLDER} with an output of its own name
 * for each input.
 *
 * @param items in order
 * @param isBatch whether one that fails leaves the others be
 */
record Conversions(List<Item> items, boolean isBatch) {
  /** One input and its output. */
  record Item(String input, Destination output) {}

  /**
   * Sorts the operands out; makes the folder if there is none.
   *
   * @throws UsageException if two inputs want the same output, or a pipe is among several
   */
  static Conversions of(Arguments arguments) throws UsageException, IOException {
    List<String> operands = arguments.operands();
    List<String> inputs = operands.subList(0, operands.size() - 1);
    String last = operands.get(operands.size() - 1);
    Destination output = Destination.of(last, arguments);
    boolean isFolder = !output.isStandardOutput() && Files.isDirectory(Path.of(last));
    if (inputs.size() == 1 && !isFolder) {
      return new Conversions(List.of(new Item(inputs.get(0), output)), false);
    }
    Set<String> names = new TreeSet<>();
    for (String input : inputs) {
      if (input.equals(Input.STDIN) || output.isStandardOutput()) {
        throw new UsageException("a pipe '-' cannot be one of several");
      }
      if (!names.add(nameFor(input))) {
        throw new UsageException("two inputs want the output " + nameFor(input));
      }
    }
    Files.createDirectories(Path.of(last));
    List<Item> items = new ArrayList<>();
    for (String input : inputs) {
      String own = Path.of(last, nameFor(input)).toString();
      items.add(new Item(input, Destination.of(own, arguments)));
    }
    return new Conversions(items, true);
  }

  private static String nameFor(String input) {
    return Path.of(input).getFileName().toString().replaceFirst("\\.[^.]+$", "") + ".wav";
  }
}
