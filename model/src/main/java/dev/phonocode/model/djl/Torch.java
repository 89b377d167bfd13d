// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The PyTorch engine, offline, without gradients. */
final class Torch {
  private Torch() {}

  /**
   * A manager on the device of this name.
   *
   * @throws IllegalArgumentException if it is not {@code auto}, {@code cpu} or {@code gpu}, or
   *     there is no GPU
   */
  static NDManager manager(String device, int threads) {
    Engine engine = engine();
    JniUtils.setNumThreads(threads);
    withoutGradients();
    boolean hasGpu = engine.getGpuCount() > 0;
    boolean wantsGpu =
        switch (device) {
          case "cpu" -> false;
          case "auto" -> hasGpu;
          case "gpu" -> true;
          default ->
              throw new IllegalArgumentException(
                  "device " + device + ": expected auto, cpu or gpu");
        };
    if (wantsGpu && !hasGpu) {
      throw new IllegalArgumentException("device gpu: the PyTorch engine sees none");
    }
    return engine.newBaseManager(wantsGpu ? Device.gpu(0) : Device.cpu());
  }

  /**
   * The engine, which downloads nothing.
   *
   * @throws UnsupportedOperationException if it does not start here
   */
  static Engine engine() {
    System.setProperty("ai.djl.offline", "true"); // must precede the first use of DJL
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException e) {
      throw new UnsupportedOperationException("PyTorch does not start: " + e.getMessage(), e);
    }
  }

  /** The gradient mode is the thread's own, and on at first. */
  static void withoutGradients() {
    JniUtils.setGradMode(false);
  }
}
