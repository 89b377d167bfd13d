// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.torch.train.Precision;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** Where PyTorch trains, on how many threads, and in which arithmetic. */
public final class Computing {
  public static final Option DEVICE =
      CommonOptions.value(
          "device", "auto|cpu|gpu", "where to compute; auto takes a GPU where there is one");
  public static final Option THREADS =
      CommonOptions.value("threads", "N", "threads on the CPU; all cores by default");
  public static final Option PRECISION =
      CommonOptions.value(
          "precision",
          "fp32|bf16",
          "the arithmetic; bf16 is for CPUs with AVX512-BF16 or AMX, and GPUs");

  private Computing() {}

  /** {@code auto} if none was named. */
  public static String device(Arguments arguments) throws UsageException {
    return arguments.choice(DEVICE.getLongOpt(), List.of("auto", "cpu", "gpu"));
  }

  /** All cores if no number was given. */
  public static int threads(Arguments arguments) throws UsageException {
    int cores = Runtime.getRuntime().availableProcessors();
    return arguments.integer(THREADS.getLongOpt(), 1, 1024).orElse(cores);
  }

  /** Float32 if none was named. */
  public static Precision precision(Arguments arguments) throws UsageException {
    String name = arguments.choice(PRECISION.getLongOpt(), List.of("fp32", "bf16"));
    return Precision.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
