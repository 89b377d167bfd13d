// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import java.io.IOException;

/** The codes of a sound stream cannot be read without the model that made them. */
public final class PriorNeededException extends IOException {
  private static final long serialVersionUID = 1;

  PriorNeededException(String source, String modelId) {
    super(
        "%s: the codes are range coded, expected the prior of model %s, found none"
            .formatted(source, modelId));
  }
}
