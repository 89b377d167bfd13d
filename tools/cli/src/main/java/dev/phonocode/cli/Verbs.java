// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.bench.BenchVerb;
import dev.phonocode.cli.coding.ConvertVerb;
import dev.phonocode.cli.coding.DecodeVerb;
import dev.phonocode.cli.coding.EncodeVerb;
import dev.phonocode.cli.coding.SampleVerb;
import dev.phonocode.cli.coding.ThinVerb;
import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.evaluation.AnalyzeVerb;
import dev.phonocode.cli.evaluation.EvalVerb;
import dev.phonocode.cli.inspect.CodesVerb;
import dev.phonocode.cli.inspect.InfoVerb;
import dev.phonocode.cli.inspect.SpeakersVerb;
import dev.phonocode.cli.page.ServeVerb;
import dev.phonocode.cli.roundtrip.RoundtripVerb;
import dev.phonocode.cli.shell.NamedVerb;
import dev.phonocode.cli.shell.Nearest;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.training.TrainPriorVerb;
import dev.phonocode.cli.training.TrainVerb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All verbs by name. Only the one that is asked for is loaded, so that starting is quick and the
 * others may lack their libraries; {@code Verb::new} would load each.
 */
final class Verbs {
  private static final Map<String, Supplier<Verb>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put("encode", () -> new EncodeVerb());
    VERBS.put("decode", () -> new DecodeVerb());
    VERBS.put("roundtrip", () -> new RoundtripVerb());
    VERBS.put("thin", () -> new ThinVerb());
    VERBS.put("convert", () -> new ConvertVerb());
    VERBS.put("speakers", () -> new SpeakersVerb());
    VERBS.put("codes", () -> new CodesVerb());
    VERBS.put("sample", () -> new SampleVerb());
    VERBS.put("info", () -> new InfoVerb());
    VERBS.put("serve", () -> new ServeVerb());
    VERBS.put("train", () -> new TrainVerb());
    VERBS.put("train-prior", () -> new TrainPriorVerb());
    VERBS.put("eval", () -> new EvalVerb());
    VERBS.put("analyze", () -> new AnalyzeVerb());
    VERBS.put("corpus", () -> new CorpusVerb());
    VERBS.put("bench", () -> new BenchVerb());
    VERBS.put("help", () -> new HelpVerb());
    VERBS.put("version", () -> new VersionVerb());
  }

  private Verbs() {}

  /** Every verb, in the order of the help page. */
  static List<NamedVerb> all() {
    return VERBS.keySet().stream().map(Verbs::create).toList();
  }

  /**
   * The verb of this name; {@code --help} and {@code --version} are verbs too.
   *
   * @throws UsageException if there is none, with the nearest name
   */
  static NamedVerb named(String name) throws UsageException {
    String plain =
        switch (name) {
          case "--help", "-h" -> "help";
          case "--version" -> "version";
          default -> name;
        };
    if (!VERBS.containsKey(plain)) {
      throw new UsageException(
          "unknown verb '" + name + "'" + Nearest.to(name, VERBS.keySet().stream()));
    }
    return create(plain);
  }

  private static NamedVerb create(String name) {
    return new NamedVerb(name, VERBS.get(name).get());
  }
}
