// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import java.util.List;

/** A voice was asked for by a name that the model does not have. */
public final class UnknownSpeakerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String name;
  private final transient List<String> nearest;

  /**
   * Names what was asked for, the names most like it, the nearest first, and how many there are.
   */
  public UnknownSpeakerException(String name, List<String> nearest, int known) {
    super(
        "speaker %s is not one of the model's %s voices%s"
            .formatted(
                name,
                known,
                nearest.isEmpty() ? "" : "; the nearest names are " + String.join(", ", nearest)));
    this.name = name;
    this.nearest = List.copyOf(nearest);
  }

  /** The name that was asked for. */
  public String name() {
    return name;
  }

  /** Names that the model has and that look most alike, the nearest first. */
  public List<String> nearest() {
    return nearest;
  }
}
