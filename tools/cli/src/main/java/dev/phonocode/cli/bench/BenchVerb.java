// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.Kernels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code bench}: how fast this machine encodes and decodes, and how fast it could. */
public final class BenchVerb implements Verb {
  private static final int DEFAULT_SECONDS = 4;
  private static final int DEFAULT_ROUNDS = 5;

  private static final Option SECONDS =
      CommonOptions.value(
          "seconds", "S", "length of the speech; " + DEFAULT_SECONDS + " if not given");
  private static final Option ROUNDS =
      CommonOptions.value(
          "rounds", "N", "measurements of each; " + DEFAULT_ROUNDS + " if not given");

  private static final Option JVMS =
      CommonOptions.value(
          "jvms", "N", "medians of so many JVMs, one after the other; 1 if not given");

  @Override
  public List<Option> options() {
    return CommonOptions.join(List.of(SECONDS, ROUNDS, JVMS, Models.OPTION), TrainingSpeed.OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    int seconds = arguments.integer(SECONDS, 1, 600).orElse(DEFAULT_SECONDS);
    int rounds = arguments.integer(ROUNDS, 1, 1000).orElse(DEFAULT_ROUNDS);
    int jvms = arguments.integer(JVMS, 1, 100).orElse(1);
    TrainingSpeed.check(arguments);
    if (jvms > 1) {
      SeveralJvms.run(again(arguments, console), jvms).print(arguments, console);
      return ExitCode.OK;
    }
    Kernels kernels = Models.kernels(console);
    ModelBundle bundle = Models.bundle(arguments, console);
    AudioClip clip = SyntheticSpeech.clip(seconds, bundle.config().sampleRateHz());
    CodecBench.Result result;
    try (Progress progress = console.progress("measuring, so far")) {
      Stopwatch watch = new Stopwatch();
      CodecBench bench = new CodecBench(bundle, kernels, clip);
      result = bench.run(rounds, () -> progress.seconds(watch.seconds()));
    }
    AudioClip shortClip = SyntheticSpeech.clip(ColdStart.SECONDS, bundle.config().sampleRateHz());
    double coldSeconds = ColdStart.roundtripSeconds(shortClip, Models.asked(arguments, console));
    Report report =
        new Report()
            .put("encode_xrt", result.encodeXrt())
            .put("decode_xrt", result.decodeXrt())
            .put("decode_xrt_scalar", result.decodeXrtScalar())
            .put("prior_xrt", result.priorXrt())
            .put("kernel", kernels.name())
            .put("threads", 1)
            .put("cpu", Processor.name())
            .put("limit_xrt", result.limitXrt())
            .put("read_gb_s", result.readBytesPerSecond() / 1e9)
            .put("multiply_add_g_s", result.multiplyAddsPerSecond() / 1e9)
            .put("decode_xrt_fp32", result.decodeXrtFloat32())
            .put("streams_ratio", result.streamsRatio())
            .put("decode_share", result.decodeXrt() / result.limitXrt())
            .put("decode_together_xrt", result.togetherXrt())
            .put("limit_together_xrt", result.togetherLimitXrt())
            .put("products_g_s", result.productsPerSecond() / 1e9)
            .put("roundtrip_cold_s", coldSeconds)
            .put("roundtrip_warm_s", warmSeconds(result))
            .put("model", bundle.id())
            .put("java", System.getProperty("java.version"));
    TrainingSpeed.addTo(report, arguments);
    report.print(arguments, console);
    return ExitCode.OK;
  }

  /** A round trip as long as that of a cold start. */
  private static double warmSeconds(CodecBench.Result result) {
    return ColdStart.SECONDS * (1 / result.encodeXrt() + 1 / result.decodeXrt());
  }

  /** This bench as one of several JVMs does it. */
  private static List<String> again(Arguments arguments, Console console) {
    List<String> verb = new ArrayList<>(List.of("bench", "--json"));
    Models.asked(arguments, console).ifPresent(name -> verb.addAll(List.of("--model", name)));
    for (Option option : new BenchVerb().options()) {
      if (arguments.has(option) && option != JVMS && option != Models.OPTION) {
        verb.add("--" + option.getLongOpt());
        arguments.text(option).ifPresent(verb::add);
      }
    }
    return verb;
  }
}
