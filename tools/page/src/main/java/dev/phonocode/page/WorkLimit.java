// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many may compute at once. Who comes when all places are taken waits a moment, and is then
 * sent away.
 */
final class WorkLimit {
  private static final long PATIENCE_MILLIS = 250;

  private final Semaphore places;
  private final String work;

  /**
   * @param work what the places are for, as it stands in the message
   */
  WorkLimit(int places, String work) {
    this.places = new Semaphore(places, true);
    this.work = work;
  }

  /** A place, until it is closed; closing it twice frees one place. */
  final class Place implements AutoCloseable {
    private boolean isTaken = true;

    @Override
    public synchronized void close() {
      if (isTaken) {
        isTaken = false;
        places.release();
      }
    }
  }

  /**
   * Takes a place.
   *
   * @throws Refusal if none gets free
   */
  Place enter() throws Refusal {
    try {
      if (places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return new Place();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(Refusal.BUSY, "too much " + work + " at once; try again in a moment");
  }
}
