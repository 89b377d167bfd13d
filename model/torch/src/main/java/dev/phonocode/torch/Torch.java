// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The PyTorch engine: offline, with its threads set, and where it computes. */
public final class Torch {
  private Torch() {}

  /**
   * Starts the engine for work on the calling thread. Gradients are recorded only inside a gradient
   * collector.
   *
   * @param threads how many threads one operation may use
   * @throws UnsupportedOperationException if it does not start here
   */
  public static Engine start(int threads) {
    Engine engine = engine();
    JniUtils.setNumThreads(threads);
    withoutGradients();
    return engine;
  }

  /**
   * A manager on the device of this name, for work without gradients.
   *
   * @throws IllegalArgumentException if {@link #device} refuses the name
   */
  public static NDManager manager(String device, int threads) {
    Engine engine = start(threads);
    return engine.newBaseManager(device(engine, device));
  }

  /**
   * The device of a name.
   *
   * @throws IllegalArgumentException if it is not {@code auto}, {@code cpu} or {@code gpu}, or
   *     there is no GPU
   */
  public static Device device(Engine engine, String name) {
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

  /** Starts PyTorch, if it is there, and asks it whether bulk work can be done on a GPU here. */
  public static boolean hasGpu() {
    try {
      return engine().getGpuCount() > 0;
    } catch (UnsupportedOperationException e) {
      return false; // no PyTorch for this machine
    }
  }

  /** The gradient mode is the thread's own, and on at first. */
  public static void withoutGradients() {
    JniUtils.setGradMode(false);
  }

  /** The engine, which downloads nothing. */
  private static Engine engine() {
    System.setProperty("ai.djl.offline", "true"); // must precede the first use of DJL
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TorchJars.loader()); // where DJL looks for the native libraries
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException e) {
      throw new UnsupportedOperationException("PyTorch does not start: " + e.getMessage(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
