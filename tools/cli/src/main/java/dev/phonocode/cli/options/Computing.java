// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.torch.train.Precision;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** What PyTorch trains, where, and in which arithmetic. */
public final class Computing {
  public static final Option DEVICE =
      CommonOptions.value(
          "device", "auto|cpu|gpu", "where to compute; auto takes a GPU where there is one");
  public static final Option PRECISION =
      CommonOptions.value(
          "precision",
          "fp32|bf16",
          "the arithmetic; bf16 is for CPUs with AVX512-BF16 or AMX, and GPUs");

  public static final Option PRESET =
      CommonOptions.value(
          "preset", "NAME|FILE.json", "the recipe: default, paper, or one of your own");

  private Computing() {}

  /** {@code default} if none was named. */
  public static String preset(Arguments arguments) {
    return arguments.text(PRESET).orElse("default");
  }

  /** {@code auto} if none was named. */
  public static String device(Arguments arguments) throws UsageException {
    return arguments.choice(DEVICE, List.of("auto", "cpu", "gpu"));
  }

  /** Float32 if none was named. */
  public static Precision precision(Arguments arguments) throws UsageException {
    String name = arguments.choice(PRECISION, List.of("fp32", "bf16"));
    return Precision.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
