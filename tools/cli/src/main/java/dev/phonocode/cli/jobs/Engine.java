// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.torch.Torch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/**
 * What runs the network: plain Java, whose codes and samples are the norm, or PyTorch for many
 * files at once. {@code src/design/0010-engines.md} says when which.
 *
 * @param name {@code jvm}, {@code pytorch} or {@code auto}
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record Engine(String name, String device) {
  private static final String JVM = "jvm";
  private static final String PYTORCH = "pytorch";
  private static final String CPU = "cpu";

  private static final Option ENGINE =
      CommonOptions.value(
          "engine",
          "jvm|pytorch|auto",
          "jvm, the default, gives the same on every machine; pytorch does many files at once, and"
              + " differs a little; auto takes it for many files where there is a GPU");
  private static final Option DEVICE =
      CommonOptions.value(
          "device",
          "auto|cpu|gpu",
          "where PyTorch computes; auto takes a GPU if there is one; --threads is that of the CPU");

  /** {@code --engine} and {@code --device}. */
  public static final List<Option> OPTIONS = List.of(ENGINE, DEVICE);

  /** What the arguments ask for. */
  public static Engine of(Arguments arguments) throws UsageException {
    String name = arguments.choice(ENGINE, List.of(JVM, PYTORCH, "auto"));
    String device = arguments.choice(DEVICE, List.of("auto", CPU, "gpu"));
    if (name.equals(JVM) && arguments.has(DEVICE)) {
      throw new UsageException("--device needs --engine pytorch or auto");
    }
    return new Engine(name, device);
  }

  /**
   * Whether PyTorch is to do these files.
   *
   * @param least files from which on {@code auto} finds that it pays on a GPU
   * @param others options given that only plain Java can do
   * @throws UsageException if PyTorch is asked for, and cannot do what else is asked for
   */
  public boolean isTorch(FileJobs files, int least, List<String> others) throws UsageException {
    Optional<String> hindrance =
        others.stream()
            .findFirst()
            .or(() -> files.usesPipe() ? Optional.of("'-'") : Optional.empty());
    if (name.equals(PYTORCH)) {
      if (hindrance.isPresent()) {
        throw new UsageException("--engine pytorch cannot be combined with " + hindrance.get());
      }
      return true;
    }
    return name.equals("auto")
        && hindrance.isEmpty()
        && files.all().size() >= least
        && !device.equals(CPU)
        && Torch.hasGpu();
  }

  /**
   * The model on PyTorch.
   *
   * @throws IOException if the model cannot be read
   */
  public TorchNetwork network(Arguments arguments, FileJobs files, Console console)
      throws IOException {
    return new TorchNetwork(Models.bundle(arguments, console), device, files.threads());
  }
}
