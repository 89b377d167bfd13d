// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C as a request: long work is asked to stop, and the process waits until it has saved. The
 * JVM's exit code is then 130.
 */
final class StopRequest implements AutoCloseable {
  private final AtomicBoolean isMade = new AtomicBoolean();
  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = new Thread(this::makeAndWait, "save-training");
  private boolean isListening;

  /** From now on Ctrl-C is a request; before, it ends the process at once. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(hook);
    isListening = true;
  }

  /** Whether the work should stop soon. */
  boolean isMade() {
    return isMade.get();
  }

  private void makeAndWait() {
    isMade.set(true);
    try {
      saved.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended: nothing is waited for any more. */
  @Override
  public void close() {
    saved.countDown();
    if (isListening && !isMade()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
