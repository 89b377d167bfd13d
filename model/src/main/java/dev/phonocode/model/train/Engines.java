// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** The PyTorch engine, offline and with its threads set. */
final class Engines {
  private Engines() {}

  /**
   * Starts the engine for training on the calling thread. Gradients are recorded only inside a
   * gradient collector.
   */
  static Engine start(int threads) {
    System.setProperty("ai.djl.offline", "true"); // must precede the first use of DJL
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    JniUtils.setGradMode(false);
    return engine;
  }

  /**
   * The device of a name.
   *
   * @throws IllegalArgumentException if it is not {@code auto}, {@code cpu} or {@code gpu}, or
   *     there is no GPU
   */
  static Device device(Engine engine, String name) {
    boolean hasGpu = engine.getGpuCount() > 0;
    return switch (name) {
      case "cpu" -> Device.cpu();
      case "auto" -> hasGpu ? Device.gpu(0) : Device.cpu();
      case "gpu" -> {
        if (!hasGpu) {
          throw new IllegalArgumentException(
              "device gpu: the PyTorch engine sees none; build with -Pgpu on a CUDA machine");
        }
        yield Device.gpu(0);
      }
      default ->
          throw new IllegalArgumentException("device " + name + ": expected auto, cpu or gpu");
    };
  }
}
