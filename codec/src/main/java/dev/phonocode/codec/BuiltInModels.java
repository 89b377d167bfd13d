// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.ModelBundle;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Where models with a name lie: beside this class, or in an artefact of their own. */
final class BuiltInModels {
  private BuiltInModels() {}

  /** As {@link SpeechCodec#builtIn}. */
  static ModelBundle read(String name) throws IOException {
    String resource = name + ".phm";
    try (InputStream own = BuiltInModels.class.getResourceAsStream(resource);
        InputStream added = // a folder that is no package is open to all modules
            BuiltInModels.class
                .getClassLoader()
                .getResourceAsStream("META-INF/phonocode/" + resource)) {
      if (own == null && added == null) {
        throw new FileNotFoundException(
            SpeechCodec.BUILT_IN_MODELS.contains(name)
                ? "the model "
                    + name
                    + " is not here: add the artefact dev.phonocode:phonocode-model-phonemes"
                : "there is no built-in model " + name + ", only " + SpeechCodec.BUILT_IN_MODELS);
      }
      return ModelBundle.read(own != null ? own : added, resource);
    }
  }
}
