// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether {@link Math#fma(float, float, float)} is one instruction on this machine. */
final class FmaHardware {
  private static final int ROUND = 1000;
  private static final long FAST_NANOS = 200L * ROUND; // interpreted; by decimal numbers: 1000
  private static final long PATIENCE_NANOS = 20_000_000; // for a compiler that comes late

  private FmaHardware() {}

  static boolean isThere() {
    try {
      return Asked.useFma();
    } catch (RuntimeException | LinkageError e) {
      return isFast(); // not HotSpot, or a runtime without its management module
    }
  }

  /** Alone, so that nothing links against the module where it is not there. */
  private static final class Asked {
    static boolean useFma() {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    }
  }

  /** Times it. A wrong answer costs time, and no bit. */
  static boolean isFast() {
    long start = System.nanoTime();
    long before = start;
    float sum = 1;
    while (before - start < PATIENCE_NANOS) {
      for (int i = 0; i < ROUND; i++) {
        sum = Math.fma(sum, 0.999f, 0.1f);
      }
      long now = System.nanoTime();
      if (now - before < FAST_NANOS) {
        return sum > 0; // always; keeps the loop from being left out
      }
      before = now;
    }
    return false;
  }
}
