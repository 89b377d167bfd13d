// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

/** How a training run ended. */
public enum RunEnd {
  /** All steps are done. */
  FINISHED,
  /** The time limit came first; resuming goes on. */
  OUT_OF_TIME,
  /** It was asked to stop; resuming goes on. */
  STOPPED
}
