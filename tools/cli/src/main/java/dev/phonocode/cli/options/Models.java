// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.ModelMismatchException;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/**
 * The model that a verb works with: {@code --model}, else {@code PHONOCODE_MODEL}, else the one
 * that comes with the program; on the kernels that {@code PHONOCODE_KERNEL} names.
 */
public final class Models {
  /** {@code --model BUNDLE}. */
  public static final Option OPTION =
      CommonOptions.input(
          "model",
          "BUNDLE",
          "model bundle (.phm), or a built-in one: default, phonemes, phonemes-unguided; else PHONOCODE_MODEL, else"
              + " default");

  private static final String KERNEL_VARIABLE = "PHONOCODE_KERNEL";
  private static final List<String> KERNELS = List.of("auto", "scalar", "vector", "vector-fp32");

  private static final String WHERE_OTHERS_ARE =
      "; give the bundle of that id with --model (the page Models of the manual tells where the"
          + " earlier built-in ones are)";

  private Models() {}

  /**
   * Gives packets the model that they are read with.
   *
   * @param name of the stream, for messages
   * @throws IOException if another model made the codes
   */
  public static void giveTo(PacketSource packets, SpeechCodec codec, String name)
      throws IOException {
    try {
      packets.decodeWith(codec.model());
    } catch (ModelMismatchException e) {
      throw new IOException(name + ": " + e.getMessage() + WHERE_OTHERS_ARE, e);
    }
  }

  /** A codec with the model and the kernels that were asked for. */
  public static SpeechCodec codec(Arguments arguments, Console console)
      throws UsageException, IOException {
    return codec(arguments, console, kernels(console));
  }

  /** A codec with the model that was asked for, on these kernels. */
  public static SpeechCodec codec(Arguments arguments, Console console, Kernels kernels)
      throws IOException {
    ModelBundle bundle = bundle(arguments, console);
    try {
      return SpeechCodec.open(bundle, kernels);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          asked(arguments, console).orElse("the built-in model") + ": " + e.getMessage(), e);
    }
  }

  /** The model that was asked for. */
  public static ModelBundle bundle(Arguments arguments, Console console) throws IOException {
    Optional<String> path = asked(arguments, console);
    if (path.isEmpty()) {
      return SpeechCodec.defaultBundle();
    }
    return SpeechCodec.BUILT_IN_MODELS.contains(path.get())
        ? SpeechCodec.builtIn(path.get())
        : ModelBundle.read(Path.of(path.get()));
  }

  /** Its name or file, if one was asked for. */
  public static Optional<String> asked(Arguments arguments, Console console) {
    return arguments.text(OPTION).or(() -> console.variable("PHONOCODE_MODEL"));
  }

  /** The kernels that were asked for: the fastest unless {@code PHONOCODE_KERNEL} names others. */
  public static Kernels kernels(Console console) throws UsageException {
    Optional<String> name = console.variable(KERNEL_VARIABLE);
    if (name.isEmpty()) {
      return Kernels.best();
    }
    if (!KERNELS.contains(name.get())) {
      throw new UsageException(
          "%s is '%s', expected one of %s"
              .formatted(KERNEL_VARIABLE, name.get(), String.join(", ", KERNELS)));
    }
    return Kernels.named(name.get());
  }
}
