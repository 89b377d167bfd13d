// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.SwitchingKernels;
import dev.phonocode.model.infer.kernel.VectorFloat32Kernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arithmetic kernels that a model runs on, chosen once at start-up. All give equal bits. */
public final class Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
  private static final String PROPERTY = "phonocode.kernel";
  private static final String VARIABLE = "PHONOCODE_KERNEL";
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private final KernelSet set;
  private final String whyNotFaster;

  private Kernels(KernelSet set, String whyNotFaster) {
    this.set = set;
    this.whyNotFaster = whyNotFaster;
  }

  /**
   * The fastest kernels of this JVM, or those that the system property {@code phonocode.kernel} or
   * the environment variable {@code PHONOCODE_KERNEL} names.
   */
  public static Kernels best() {
    String asked = System.getenv().getOrDefault(VARIABLE, "auto");
    return named(System.getProperty(PROPERTY, asked));
  }

  /**
   * Kernels by name.
   *
   * @param name {@code auto}: the Vector ones where they can run and are compiled, scalar ones
   *     until then; {@code scalar}; {@code vector}; or {@code vector-fp32}: the same with float32
   *     weights, for comparison
   * @throws IllegalArgumentException if there are no such kernels
   * @throws UnsupportedOperationException if vector kernels cannot run on this JVM
   */
  public static Kernels named(String name) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "auto":
        return auto();
      case "scalar":
        return new Kernels(new RowKernels(), "the scalar kernels were asked for");
      case "vector":
        requireVector();
        return new Kernels(newVectorKernels(), "");
      case "vector-fp32":
        requireVector();
        return new Kernels(newVectorFloat32Kernels(), "bfloat16 weights are half the bytes");
      default:
        throw new IllegalArgumentException(
            "kernels: " + name + ", expected auto, scalar, vector or vector-fp32");
    }
  }

  private static Kernels auto() {
    String why = whyNoVector();
    if (why.isEmpty() && !compilesVectors()) {
      why = "without HotSpot's second compiler every operation on a vector makes an object";
    }
    if (why.isEmpty()) {
      return new Kernels(newSwitchingKernels(), "");
    }
    LOG.debug("scalar kernels: {}", why);
    return new Kernels(new RowKernels(), why);
  }

  /** What {@code -Xint} and {@code -XX:TieredStopAtLevel=1} are called by the JVM itself. */
  private static boolean compilesVectors() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("interpreted") && !mode.contains("emulated-client");
  }

  private static void requireVector() {
    String why = whyNoVector();
    if (!why.isEmpty()) {
      throw new UnsupportedOperationException("vector kernels: " + why);
    }
  }

  /** Asks, one by one, for what the Vector kernels need; empty if it is all there. */
  private static String whyNoVector() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return "this JVM was started without --add-modules " + VECTOR_MODULE;
    }
    try {
      return VectorKernels.whyUnsuitable();
    } catch (LinkageError e) {
      return "the vector module of Java " + Runtime.version().feature() + " does not fit: " + e;
    }
  }

  // Alone in their methods, so that nothing links against the module before it is known to be
  // there.
  private static KernelSet newVectorKernels() {
    return new VectorKernels();
  }

  private static KernelSet newSwitchingKernels() {
    return new SwitchingKernels();
  }

  private static KernelSet newVectorFloat32Kernels() {
    return new VectorFloat32Kernels();
  }

  /** The operations. */
  KernelSet set() {
    return set;
  }

  /** {@code scalar} or {@code vector}, with the lane width. */
  public String name() {
    return set.name();
  }

  /** Why these are not the fastest kernels there are; empty if they are. */
  public String whyNotFaster() {
    return whyNotFaster;
  }
}
