// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.bench.BenchVerb;
import dev.phonocode.cli.coding.ConvertVerb;
import dev.phonocode.cli.coding.DecodeVerb;
import dev.phonocode.cli.coding.EncodeVerb;
import dev.phonocode.cli.coding.SampleVerb;
import dev.phonocode.cli.coding.ThinVerb;
import dev.phonocode.cli.evaluation.AnalyzeVerb;
import dev.phonocode.cli.evaluation.EvalVerb;
import dev.phonocode.cli.inspect.CodesVerb;
import dev.phonocode.cli.inspect.InfoVerb;
import dev.phonocode.cli.inspect.SpeakersVerb;
import dev.phonocode.cli.roundtrip.RoundtripVerb;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.training.TrainPriorVerb;
import dev.phonocode.cli.training.TrainVerb;
import java.util.List;
import java.util.stream.Stream;

/** All verbs by name. Only the one that is asked for is loaded, so that starting is quick. */
final class Verbs {
  private static final List<String> NAMES =
      List.of(
          "encode",
          "decode",
          "roundtrip",
          "thin",
          "convert",
          "speakers",
          "codes",
          "sample",
          "info",
          "train",
          "train-prior",
          "eval",
          "analyze",
          "bench",
          "help",
          "version");

  private Verbs() {}

  /** Every verb, in the order of the help page. */
  static List<Verb> all() {
    return NAMES.stream().map(Verbs::create).toList();
  }

  /**
   * The verb of this name; {@code --help} and {@code --version} are verbs too.
   *
   * @throws UsageException if there is none, with the nearest name
   */
  static Verb named(String name) throws UsageException {
    String plain =
        switch (name) {
          case "--help", "-h" -> "help";
          case "--version" -> "version";
          default -> name;
        };
    if (!NAMES.contains(plain)) {
      throw new UsageException("unknown verb '" + name + "'" + suggestion(name));
    }
    return create(plain);
  }

  private static Verb create(String name) {
    return switch (name) {
      case "encode" -> new EncodeVerb();
      case "decode" -> new DecodeVerb();
      case "roundtrip" -> new RoundtripVerb();
      case "convert" -> new ConvertVerb();
      case "speakers" -> new SpeakersVerb();
      case "codes" -> new CodesVerb();
      case "thin" -> new ThinVerb();
      case "sample" -> new SampleVerb();
      case "info" -> new InfoVerb();
      case "train" -> new TrainVerb();
      case "train-prior" -> new TrainPriorVerb();
      case "eval" -> new EvalVerb();
      case "analyze" -> new AnalyzeVerb();
      case "bench" -> new BenchVerb();
      case "help" -> new HelpVerb();
      case "version" -> new VersionVerb();
      default -> throw new IllegalArgumentException("no verb " + name);
    };
  }

  private static String suggestion(String typed) {
    Stream<String> near =
        typed.length() < 2
            ? Stream.empty()
            : NAMES.stream().filter(n -> n.startsWith(typed) || typed.startsWith(n));
    return near.findFirst().map(n -> "; did you mean '" + n + "'?").orElse("");
  }
}
