// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.djl;

/** Whether bulk work can be done on a GPU here. */
public final class Gpu {
  private Gpu() {}

  /** Starts PyTorch, if it is there, and asks it. */
  public static boolean isThere() {
    try {
      return Torch.engine().getGpuCount() > 0;
    } catch (UnsupportedOperationException e) {
      return false; // no PyTorch for this machine
    }
  }
}
