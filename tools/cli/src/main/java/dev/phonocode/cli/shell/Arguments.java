// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import dev.phonocode.audio.files.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.PatternOptionBuilder;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options and operands given to a verb, checked as they are asked for. */
public final class Arguments {
  private final CommandLine line;
  private final List<String> operands;

  private Arguments(CommandLine line) {
    this.line = line;
    this.operands = List.of(line.getArgs());
  }

  /**
   * Whether {@code --help} is among the arguments, whatever else is wrong with them.
   *
   * @param args what follows the verb
   */
  public static boolean wantHelp(String[] args) {
    try {
      CommandLine line =
          parser()
              .parse(
                  new Options().addOption(CommonOptions.HELP),
                  null,
                  DefaultParser.NonOptionAction.IGNORE,
                  args);
      return line.hasOption(CommonOptions.HELP.getLongOpt());
    } catch (ParseException e) {
      return false; // the full parse that follows says what is wrong
    }
  }

  /**
   * Parses the arguments of a verb.
   *
   * @param args what follows the verb
   * @throws UsageException naming an option that is unknown, given twice or lacks its value, or an
   *     operand that is missing, empty or too many
   */
  public static Arguments parse(Verb verb, String[] args) throws UsageException {
    Arguments arguments;
    try {
      arguments = new Arguments(parser().parse(CommonOptions.taken(verb), args));
    } catch (UnrecognizedOptionException e) {
      String typed = e.getOption().replaceFirst("=.*", "");
      Stream<String> known = CommonOptions.shown(verb).getOptions().stream().map(Arguments::dashed);
      throw new UsageException("unknown option " + typed + Nearest.to(typed, known));
    } catch (MissingArgumentException e) {
      throw new UsageException(dashed(e.getOption()) + " needs a value");
    } catch (AlreadySelectedException e) {
      throw new UsageException(dashed(e.getOption()) + " cannot be combined with the others given");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage());
    }
    arguments.checkRepeats();
    arguments.checkOperands(verb.help());
    arguments.checkEmpty();
    return arguments;
  }

  private static DefaultParser parser() {
    // An abbreviation that is unambiguous today may not be in the next release.
    return DefaultParser.builder().setAllowPartialMatching(false).get();
  }

  private void checkRepeats() throws UsageException {
    Set<String> seen = new HashSet<>();
    for (Option option : line.getOptions()) {
      if (!seen.add(option.getLongOpt())) {
        throw new UsageException(dashed(option) + " is given twice");
      }
    }
  }

  private void checkOperands(VerbHelp help) throws UsageException {
    if (operands.size() < help.requiredOperands()) {
      throw new UsageException("operand " + help.operands().get(operands.size()) + " is missing");
    }
    if (operands.size() > help.operands().size() && !help.repeats()) {
      throw new UsageException("unexpected operand '" + operands.get(help.operands().size()) + "'");
    }
  }

  /** A shell's variable that is not set would else be taken for the folder one is in. */
  private void checkEmpty() throws UsageException {
    int empty = operands.indexOf("");
    if (empty >= 0) {
      throw new UsageException("operand " + (empty + 1) + " is empty");
    }
    for (Option option : line.getOptions()) {
      if ("".equals(option.getValue())) {
        throw wrong(option, "", option.getArgName());
      }
    }
  }

  /** All operands, in order. */
  public List<String> operands() {
    return operands;
  }

  /** The operand at this place, which the verb declares as required. */
  public String operand(int index) {
    return operands.get(index);
  }

  /** The operand at this place, if it was given. */
  public Optional<String> optionalOperand(int index) {
    return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
  }

  /** Whether the option was given. */
  public boolean has(Option option) {
    return line.hasOption(option.getLongOpt());
  }

  /** The option's value. */
  public Optional<String> text(Option option) {
    return Optional.ofNullable(line.getOptionValue(option.getLongOpt()));
  }

  /**
   * The value of an option that must be there.
   *
   * @throws UsageException if it is not
   */
  public String required(Option option) throws UsageException {
    return text(option).orElseThrow(() -> new UsageException(dashed(option) + " is missing"));
  }

  /** What the options name that is read; paths, {@code -}, or names of built-in models. */
  public List<String> inputs() {
    return Stream.of(line.getOptions())
        .filter(o -> o.getType() == PatternOptionBuilder.EXISTING_FILE_VALUE)
        .map(Option::getValue)
        .toList();
  }

  /** The option's value, one of {@code choices}; the first if it was not given. */
  public String choice(Option option, List<String> choices) throws UsageException {
    String value = text(option).orElse(choices.get(0));
    if (!choices.contains(value)) {
      throw wrong(option, value, "one of " + String.join(", ", choices));
    }
    return value;
  }

  /** The option's value, a whole number in {@code min..max}. */
  public Optional<Integer> integer(Option option, int min, int max) throws UsageException {
    String range = "a whole number from " + min + " to " + max;
    Optional<Long> value = whole(option, range);
    if (value.isPresent() && (value.get() < min || value.get() > max)) {
      throw wrong(option, line.getOptionValue(option.getLongOpt()), range);
    }
    return value.map(Long::intValue);
  }

  /** The option's value, any 64-bit whole number. */
  public Optional<Long> wholeNumber(Option option) throws UsageException {
    return whole(option, "a whole number of at most 64 bits");
  }

  private Optional<Long> whole(Option option, String expected) throws UsageException {
    String value = line.getOptionValue(option.getLongOpt());
    if (value == null) {
      return Optional.empty();
    }
    if (!value.matches("[-+]?[0-9]+")) { // Java takes the digits of every script
      throw wrong(option, value, expected);
    }
    try {
      return Optional.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      throw wrong(option, value, expected);
    }
  }

  /** The option's value, a number in {@code min..max}. */
  public Optional<Double> number(Option option, double min, double max) throws UsageException {
    String value = line.getOptionValue(option.getLongOpt());
    if (value == null) {
      return Optional.empty();
    }
    double number = Text.number(value);
    if (!(number >= min && number <= max)) {
      throw wrong(option, value, "a number from " + min + " to " + max);
    }
    return Optional.of(number);
  }

  /** What is wrong with an option's value. */
  public static UsageException wrong(Option option, String found, String expected) {
    return new UsageException(dashed(option) + " is '" + found + "', expected " + expected);
  }

  private static String dashed(Option option) {
    return "--" + option.getLongOpt();
  }
}
